import { checkApart } from '../check-apart.ts';
import { checkGrant } from '../check-policy.ts';
import { refusals } from '../refusal.ts';
import { isInForce, type Window } from '../window.ts';
import {
  type Act,
  type Attempt,
  assignedSchedule,
  checkFree,
  effect,
  endedSchedule,
  isLive,
  isTooFresh,
  requiredWindow,
  schedulesAsked,
} from './attempt.ts';

/** Gives somebody a right, or the right to activate it. */
export const adminAssign: Act = (attempt, id) => {
  const window = requiredWindow(attempt);
  checkFree(attempt);
  checkRules(attempt, window);
  return effect(id);
};

/** Changes the window of what was given. Without a start that stays. */
export const adminUpdate: Act = (attempt) => {
  const window = requiredWindow(attempt);
  const { id, start } = assignedSchedule(attempt);
  checkStaysApart(attempt, attempt.ask.start ? window : { ...window, start }, id);
  checkRules(attempt, window);
  return effect(id);
};

/** Moves the end of what still holds. That an end which is not later is refused as malformed is a guess. */
export const adminExtend: Act = (attempt) => {
  const window = requiredWindow(attempt);
  const { id, start, end } = assignedSchedule(attempt);
  if (end === null || (window.end !== null && window.end <= end)) throw refusals.malformed();
  checkStaysApart(attempt, { ...window, start }, id);
  checkRules(attempt, window);
  return effect(id);
};

/** Gives again what has ended. */
export const adminRenew: Act = (attempt, id) => {
  const window = requiredWindow(attempt);
  endedSchedule(attempt);
  checkStaysApart(attempt, window);
  checkRules(attempt, window);
  return effect(id);
};

/** Takes away what was given, or ends an activation. */
export const adminRemove: Act = (attempt) => {
  const { now } = attempt;
  const live = schedulesAsked(attempt).filter((schedule) => isLive(schedule, now));
  const found = live.find(({ assignmentType }) => assignmentType === 'Assigned') ?? live[0];
  if (!found || isTooFresh(found, attempt)) throw refusals.doesNotExist();
  const isYoung = isInForce(found, now) && now.getTime() - found.start.getTime() < attempt.minimumActiveMs;
  if (found.assignmentType === 'Activated' && isYoung) throw refusals.tooShort();
  return effect(found.id);
};

function checkStaysApart({ kind, ask, now, state, manners }: Attempt, window: Window, moved?: string): void {
  const place = { kind, principalId: ask.principalId, access: ask.access, ...(moved ? { moved } : {}) };
  checkApart(place, window, state, manners, now);
}

function checkRules({ kind, ask, caller, directory }: Attempt, window: Window): void {
  checkGrant(directory.policyFor(ask.access)[kind], ask, window, caller);
}
