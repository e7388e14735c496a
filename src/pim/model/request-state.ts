import type { ScheduleRequest } from './schedule-request.ts';

/**
 * What a request's status means to a person. Only `active` is access.
 *
 *   waiting-for-approval | waiting-for-administrator | scheduled | provisioning → active → ended
 *                                                      any of them → denied | cancelled | lapsed | failed
 *   unknown: a status PIM's documentation does not name; never success.
 */
export type RequestState =
  | 'active'
  | 'scheduled'
  | 'provisioning'
  | 'waiting-for-approval'
  | 'waiting-for-administrator'
  | 'ended'
  | 'denied'
  | 'cancelled'
  | 'lapsed'
  | 'failed'
  | 'unknown';

/**
 * Documented values of `status` plus those that the shared backend is known to emit (Microsoft Graph
 * `unifiedRoleAssignmentScheduleRequest`, ARM `Status`), lower case.
 */
const STATES: ReadonlyMap<string, RequestState | 'in-force' | 'accepted'> = new Map([
  ['provisioned', 'in-force'],
  ['granted', 'accepted'],
  ['schedulecreated', 'accepted'],
  ['pendingschedulecreation', 'accepted'],
  ['accepted', 'accepted'],
  ['adminapproved', 'accepted'],
  ['provisioningstarted', 'accepted'],
  ['pendingapproval', 'waiting-for-approval'],
  ['pendingapprovalprovisioning', 'waiting-for-approval'],
  ['pendingadmindecision', 'waiting-for-administrator'],
  ['revoked', 'ended'],
  ['denied', 'denied'],
  ['admindenied', 'denied'],
  ['canceled', 'cancelled'],
  ['timedout', 'lapsed'],
  ['failed', 'failed'],
  ['failedasresourceislocked', 'failed'],
  ['invalid', 'failed'],
]);

/** How far apart our clock and PIM's may be. Microsoft's token checks allow the same. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Reads the open set of statuses. HTTP 201 says nothing about access: this does. */
export function requestState(request: ScheduleRequest, now: Date): RequestState {
  const status = request.status.toLowerCase();
  const known = STATES.get(status);
  if (known === 'in-force') return inForceState(request, now);
  if (known === 'accepted') return isLater(request.startsAt, now) ? 'scheduled' : 'provisioning';
  return known ?? (status.startsWith('pending') ? 'provisioning' : 'unknown');
}

function inForceState(request: ScheduleRequest, now: Date): RequestState {
  // PIM wrote the start by its own clock, and ours may be behind: what it calls in force is not called scheduled for that.
  if (isLater(request.startsAt, new Date(now.getTime() + CLOCK_SKEW_MS))) return 'scheduled';
  return request.endsAt === undefined || isLater(request.endsAt, now) ? 'active' : 'ended';
}

const isLater = (date: Date | undefined, now: Date): boolean => date !== undefined && date > now;

/** Whether PIM still has something to decide or do. */
export const isPending = (state: RequestState): boolean =>
  state === 'waiting-for-approval' || state === 'waiting-for-administrator' || state === 'provisioning';
