import { checkPolicy } from './check-policy.ts';
import type { Activation, Expiration } from './model.ts';
import { refusals } from './refusal.ts';
import { isWaiting } from './request-status.ts';
import { isInForce, type Schedule, windowOf } from './schedules.ts';
import { checkSelf, isSameAccess, type PimCaller, type PimDirectory, type SelfAsk } from './self-request.ts';
import type { PimState } from './state.ts';

export interface ActivationAsk extends SelfAsk {
  readonly start: Date | null;
  readonly expiration: Expiration;
}

/** The shortest activation, and the shortest time between an activation and its end by hand. */
export const MINIMUM_ACTIVE_MS = 5 * 60 * 1000;

/** The request that would be stored. Throws `PimRefusal` in the order: who and what, eligible, free, long enough, policy. */
export function activate(
  state: PimState,
  directory: PimDirectory,
  ask: ActivationAsk,
  caller: PimCaller,
  now: Date,
): Omit<Activation, 'id'> {
  checkSelf(ask, caller, directory);
  const { start, end } = windowOf({ ...ask, createdAt: now });
  const eligibility = eligibilityFor(state, directory, ask, start);
  if (!eligibility) throw refusals.rule('EligibilityRule', 'There is no valid eligibility');
  checkFree(state, ask, now);
  if (end && end.getTime() - start.getTime() < MINIMUM_ACTIVE_MS) throw refusals.tooShort();
  const policy = directory.policyFor(ask.access);
  checkPolicy(policy, { ...ask, start, end }, caller);
  return {
    ...ask,
    action: 'selfActivate',
    createdAt: now,
    createdBy: caller.id,
    restsOn: eligibility.id,
    throughGroup: eligibility.principalId !== ask.principalId,
    approvers: policy.approvers,
  };
}

/** One's own eligibility before that of a group; it must hold when the activation starts. */
function eligibilityFor(
  state: PimState,
  directory: PimDirectory,
  ask: ActivationAsk,
  start: Date,
): Schedule | undefined {
  const holders = [ask.principalId, ...directory.groupsOf(ask.principalId)];
  const fitting = state
    .eligibilitySchedules()
    .filter(
      (schedule) =>
        holders.includes(schedule.principalId) &&
        isSameAccess(schedule.access, ask.access) &&
        isInForce(schedule, start),
    );
  return fitting.find(({ principalId }) => principalId === ask.principalId) ?? fitting[0];
}

function checkFree(state: PimState, ask: ActivationAsk, now: Date): void {
  const mine = (thing: Pick<Schedule, 'principalId' | 'access'>) =>
    thing.principalId === ask.principalId && isSameAccess(thing.access, ask.access);
  if (state.assignmentSchedules().some((schedule) => mine(schedule) && isInForce(schedule, now)))
    throw refusals.exists();
  if (state.requests().some((request) => mine(request) && isWaiting(state.statusOf(request, now))))
    throw refusals.pending();
}
