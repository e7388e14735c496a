import { checkActivation } from '../check-policy.ts';
import { refusals } from '../refusal.ts';
import { isSameAccess, type Schedule } from '../schedule.ts';
import { isInForce } from '../window.ts';
import {
  type Act,
  type Attempt,
  assignedSchedule,
  checkFree,
  effect,
  endedSchedule,
  isTooFresh,
  requiredWindow,
  schedulesAsked,
} from './attempt.ts';

/** From eligible to active. An eligibility itself cannot be activated into another one. */
export const selfActivate: Act = (attempt, id) => {
  const { kind, ask, caller, directory } = attempt;
  if (kind === 'eligibility') throw refusals.malformed();
  const eligibility = eligibilityFor(attempt);
  if (!eligibility) throw refusals.notEligible();
  checkFree(attempt);
  const window = requiredWindow(attempt);
  const { activation } = directory.policyFor(ask.access);
  const condition = ask.condition ?? eligibility.condition;
  checkActivation(activation, ask, window, caller);
  return {
    targetId: id,
    restsOn: eligibility.id,
    throughGroup: eligibility.principalId !== ask.principalId,
    approvers: activation.isApprovalRequired ? activation.approvers : null,
    isApproverJustificationRequired: activation.isApproverJustificationRequired,
    ...(condition ? { condition } : {}),
  };
};

/** Ends one's own activation. A standing assignment cannot be ended by its holder. */
export const selfDeactivate: Act = (attempt) => {
  const { kind, now } = attempt;
  if (kind === 'eligibility') throw refusals.malformed();
  const active = schedulesAsked(attempt).find(
    (schedule) => schedule.assignmentType === 'Activated' && isInForce(schedule, now),
  );
  if (!active || isTooFresh(active, attempt)) throw refusals.doesNotExist();
  if (now.getTime() - active.start.getTime() < attempt.minimumActiveMs) throw refusals.tooShort();
  return effect(active.id);
};

/** Asks an administrator for a later end of what ends by itself. */
export const selfExtend: Act = (attempt) => {
  const window = requiredWindow(attempt);
  const { id, end } = assignedSchedule(attempt);
  if (end === null || (window.end !== null && window.end <= end)) throw refusals.malformed();
  checkNobodyWaits(attempt);
  return effect(id);
};

/** Asks an administrator to give again what has ended. */
export const selfRenew: Act = (attempt) => {
  requiredWindow(attempt);
  const { id } = endedSchedule(attempt);
  checkNobodyWaits(attempt);
  return effect(id);
};

/** One's own eligibility before that of a group; it must hold when the activation starts. */
function eligibilityFor({ ask, now, state, directory }: Attempt): Schedule | undefined {
  const start = ask.start && ask.start > now ? ask.start : now;
  const isMeant = ({ id, access }: Schedule) =>
    ask.linkedTo === undefined
      ? isSameAccess(access, ask.access)
      : id === ask.linkedTo && directory.covers(access, ask.access);
  return [ask.principalId, ...directory.groupsOf(ask.principalId, now)]
    .flatMap((holder) => state.schedulesOf('eligibility', holder, now))
    .find((schedule) => isMeant(schedule) && isInForce(schedule, start));
}

function checkNobodyWaits({ kind, ask, now, state }: Attempt): void {
  const waiting = state
    .requestsOf(kind, ask.principalId, now)
    .some(
      (request) => isSameAccess(request.access, ask.access) && state.statusOf(request, now) === 'PendingAdminDecision',
    );
  if (waiting) throw refusals.pending();
}
