import type { PimFacts, ScheduleRequest } from './model.ts';
import { windowOf } from './schedules.ts';

export type RequestStatus = 'Canceled' | 'Granted' | 'PendingApproval' | 'Provisioned' | 'Revoked' | 'TimedOut';

/** An approver has a day, fixed; then the requester asks again. */
const APPROVAL_WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * Where a request stands. It moves one way only:
 *
 *     PendingApproval → TimedOut | Canceled        Granted (starts later) → Provisioned | Canceled
 *     Provisioned, and stays so when the activation has ended              Revoked: a deactivation, done at once
 *
 * That an approval which nobody gave ends as `TimedOut` is a guess: the word is one of Azure Resource Manager's for the same backend.
 */
export function requestStatus(request: ScheduleRequest, facts: PimFacts, now: Date): RequestStatus {
  if (request.action === 'selfDeactivate') return 'Revoked';
  if (facts.cancellations.has(request.id)) return 'Canceled';
  if (request.approvers)
    return now.getTime() < request.createdAt.getTime() + APPROVAL_WINDOW_MS ? 'PendingApproval' : 'TimedOut';
  return windowOf(request).start > now ? 'Granted' : 'Provisioned';
}

/** Waiting for a person or for its start: it blocks a second request and may be cancelled. */
export const isWaiting = (status: RequestStatus): boolean => status === 'PendingApproval' || status === 'Granted';
