import type { Ask, Kind, ScheduleRequest } from '../model.ts';
import type { PimCaller, PimDirectory } from '../pim-directory.ts';
import { refusals } from '../refusal.ts';
import { isWaiting } from '../request-status.ts';
import { isSameAccess, type Schedule } from '../schedule.ts';
import type { PimState } from '../state.ts';
import { askedWindow, isInForce, isOver, type Window } from '../window.ts';

/** The shortest grant, and the shortest time between an activation and its end by hand. */
export const MINIMUM_ACTIVE_MS = 5 * 60 * 1000;

/** Everything an action looks at. */
export interface Attempt {
  readonly kind: Kind;
  readonly ask: Ask;
  readonly caller: PimCaller;
  readonly now: Date;
  readonly state: PimState;
  readonly directory: PimDirectory;
}

/** What an action adds to what was asked. */
export type Effect = Pick<
  ScheduleRequest,
  'targetId' | 'restsOn' | 'throughGroup' | 'approvers' | 'isApproverJustificationRequired'
>;

/** One of PIM's nine actions: what it would do, or a `PimRefusal`. `id` is that of the request to be. */
export type Act = (attempt: Attempt, id: string) => Effect;

export const effect = (targetId: string | null): Effect => ({
  targetId,
  restsOn: null,
  throughGroup: false,
  approvers: null,
  isApproverJustificationRequired: false,
});

/** The window asked for. Throws where none was said, or where it is shorter than five minutes. */
export function requiredWindow({ ask, now }: Attempt): Window {
  if (ask.expiration === null) throw refusals.malformed();
  const window = askedWindow(ask, now);
  if (window.end && window.end.getTime() - window.start.getTime() < MINIMUM_ACTIVE_MS) throw refusals.tooShort();
  return window;
}

/** The principal's schedules of just this access: planned, in force and over. */
export const schedulesAsked = ({ kind, ask, now, state }: Attempt): readonly Schedule[] =>
  state.schedulesOf(kind, ask.principalId, now).filter((schedule) => isSameAccess(schedule.access, ask.access));

export const isLive = (schedule: Schedule, now: Date): boolean => !isOver(schedule, now);

/** Throws when it is held already, or when another request for it waits. */
export function checkFree(attempt: Attempt): void {
  const { kind, ask, now, state } = attempt;
  if (schedulesAsked(attempt).some((schedule) => isInForce(schedule, now))) throw refusals.exists();
  const waiting = state
    .requestsOf(kind, ask.principalId, now)
    .some((request) => isSameAccess(request.access, ask.access) && isWaiting(state.statusOf(request, now)));
  if (waiting || schedulesAsked(attempt).some((schedule) => isLive(schedule, now))) throw refusals.pending();
}

/** An administrator's standing grant that is planned or in force. Throws when there is none. */
export function assignedSchedule(attempt: Attempt): Schedule {
  const found = schedulesAsked(attempt).find(
    (schedule) => schedule.assignmentType === 'Assigned' && isLive(schedule, attempt.now),
  );
  if (!found) throw refusals.doesNotExist();
  return found;
}

/** Such a grant that is over. Throws when there is none, or when it is held again. */
export function endedSchedule(attempt: Attempt): Schedule {
  const assigned = schedulesAsked(attempt).filter(({ assignmentType }) => assignmentType === 'Assigned');
  if (assigned.some((schedule) => isLive(schedule, attempt.now))) throw refusals.exists();
  const found = assigned.at(-1);
  if (!found) throw refusals.doesNotExist();
  return found;
}
