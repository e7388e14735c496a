import { checkApart } from '../check-apart.ts';
import type { Manners } from '../manners.ts';
import type { Ask, Kind, ScheduleRequest } from '../model.ts';
import type { PimCaller, PimDirectory } from '../pim-directory.ts';
import { refusals } from '../refusal.ts';
import { isWaiting } from '../request-status.ts';
import { isSameAccess, type Schedule } from '../schedule.ts';
import type { PimState } from '../state.ts';
import { askedWindow, isInForce, isOver, type Window } from '../window.ts';

/** Everything an action looks at. */
export interface Attempt {
  readonly kind: Kind;
  readonly ask: Ask;
  readonly caller: PimCaller;
  readonly now: Date;
  readonly state: PimState;
  readonly directory: PimDirectory;
  readonly manners: Manners;
  /** The shortest grant, and the shortest time between an activation and its end by hand. */
  readonly minimumActiveMs: number;
}

/** What an action adds to what was asked. */
export type Effect = Pick<
  ScheduleRequest,
  'targetId' | 'restsOn' | 'throughGroup' | 'approvers' | 'isApproverJustificationRequired' | 'condition'
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

/** The window asked for. Throws where none was said, or where it is too short. */
export function requiredWindow({ ask, now, minimumActiveMs }: Attempt): Window {
  if (ask.expiration === null) throw refusals.malformed();
  const window = askedWindow(ask, now);
  if (window.end && window.end.getTime() - window.start.getTime() < minimumActiveMs) throw refusals.tooShort();
  return window;
}

/** The principal's schedules of just this access: planned, in force and over. */
export const schedulesAsked = ({ kind, ask, now, state }: Attempt): readonly Schedule[] =>
  state.schedulesOf(kind, ask.principalId, now).filter((schedule) => isSameAccess(schedule.access, ask.access));

export const isLive = (schedule: Schedule, now: Date): boolean => !isOver(schedule, now);

/** Throws when it is held already, or when another request for it waits. */
export function checkFree(attempt: Attempt): void {
  const { kind, ask, now, state, manners } = attempt;
  const known = schedulesAsked(attempt);
  if (known.some((schedule) => isInForce(schedule, now) || isSettling(schedule, attempt))) throw refusals.exists();
  const waiting = state
    .requestsOf(kind, ask.principalId, now)
    .filter((request) => isSameAccess(request.access, ask.access))
    .map((request) => state.statusOf(request, now))
    .filter(isWaiting);
  const planned = known.filter((schedule) => isLive(schedule, now));
  if (!manners.plansInTurn) {
    if (waiting.length > 0 || planned.length > 0) throw refusals.pending();
    return;
  }
  if (waiting.some((status) => status !== 'Granted')) throw refusals.pending();
  checkApart({ kind, principalId: ask.principalId, access: ask.access }, askedWindow(ask, now), state, manners, now);
}

/** An activation that PIM itself does not find yet. */
export const isTooFresh = ({ assignmentType, createdAt }: Schedule, { now, manners }: Attempt): boolean =>
  assignmentType === 'Activated' && now.getTime() - createdAt.getTime() < manners.activationSettlesMs;

/** An activation that was ended by hand a moment ago. */
const isSettling = ({ assignmentType, end, modifiedAt }: Schedule, { now, manners }: Attempt): boolean =>
  assignmentType === 'Activated' &&
  end !== null &&
  end.getTime() === modifiedAt?.getTime() &&
  now.getTime() - end.getTime() < manners.endSettlesMs;

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
