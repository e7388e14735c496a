import type { Decision, ScheduleRequest } from './model.ts';
import { askedWindow, type Window } from './window.ts';

export type RequestStatus =
  | 'Canceled'
  | 'Denied'
  | 'Failed'
  | 'Granted'
  | 'PendingAdminDecision'
  | 'PendingApproval'
  | 'PendingProvisioning'
  | 'Provisioned'
  | 'Revoked'
  | 'TimedOut';

export interface RequestFacts {
  readonly isCancelled: boolean;
  /** What it would have given was removed before it began. */
  readonly isRevoked: boolean;
  /** An administrator extended or renewed what was asked for. */
  readonly isAnswered: boolean;
  readonly decision: Decision | undefined;
  /** What an activation rests on, as it is known at that time. */
  readonly eligibility: Window | undefined;
  readonly provisioningMs: number;
  readonly approvalWindowMs: number;
  readonly cancelledEligibility: 'Canceled' | 'Revoked';
}

/**
 * Where a request stands. It moves one way only:
 *
 *     PendingApproval → Granted | Denied | TimedOut | Canceled        PendingAdminDecision → Provisioned | Canceled
 *     PendingProvisioning → Provisioned                               Granted (starts later) → Provisioned | Failed | Canceled | Revoked
 *     Revoked: a removal, done at once. Provisioned stays so when the grant has ended.
 *
 * Guesses: `TimedOut` (one of Azure Resource Manager's words for the same backend), `Failed` for an activation whose
 * eligibility is gone when it should start, `Provisioned` once an administrator extended or renewed.
 */
export function requestStatus(request: ScheduleRequest, facts: RequestFacts, at: Date): RequestStatus {
  const { action, approvers, createdAt } = request;
  if (action === 'selfDeactivate' || action === 'adminRemove') return 'Revoked';
  if (facts.isCancelled) return request.kind === 'assignment' ? 'Canceled' : facts.cancelledEligibility;
  if (facts.isRevoked) return 'Revoked';
  if (action === 'selfExtend' || action === 'selfRenew')
    return facts.isAnswered ? 'Provisioned' : 'PendingAdminDecision';
  if (approvers && !facts.decision)
    return at.getTime() < createdAt.getTime() + facts.approvalWindowMs ? 'PendingApproval' : 'TimedOut';
  if (facts.decision?.isApproved === false) return 'Denied';
  const acceptedAt = facts.decision?.at ?? createdAt;
  // An extension moves the end at once, whatever start it names.
  const asked = action === 'adminExtend' ? { ...request, start: null } : request;
  const { start } = askedWindow(asked, acceptedAt, facts.provisioningMs);
  if (start > at) return asked.start && asked.start > acceptedAt ? 'Granted' : inProgress(request);
  if (action === 'selfActivate' && !holdsAt(facts.eligibility, start)) return 'Failed';
  return 'Provisioned';
}

/** An approved request was seen as `Granted` while it was carried out. */
const inProgress = ({ approvers }: ScheduleRequest): RequestStatus => (approvers ? 'Granted' : 'PendingProvisioning');

/** One that ends in the moment of the start has let it start: an activation that was seen as begun stays begun. */
const holdsAt = (eligibility: Window | undefined, time: Date): boolean =>
  eligibility !== undefined && (eligibility.end === null || eligibility.end >= time);

/** Waiting for a person or for its start: it blocks a second request and may be cancelled. */
export const isWaiting = (status: RequestStatus): boolean => status === 'Granted' || status.startsWith('Pending');
