import type { Schedule } from './schedule.ts';

/** What an ended activation looks like while Azure still lists it: given for good, resting on nothing. */
export type Ghost = Schedule & { readonly isGhost: true };

/** The ghost of an activation that was ended by hand less than `lifeMs` ago, seen in a list as old as `at`. */
export function ghostOf(schedule: Schedule, at: Date, lifeMs: number): Ghost | undefined {
  const { assignmentType, end, modifiedAt } = schedule;
  if (assignmentType !== 'Activated' || end === null || end.getTime() !== modifiedAt?.getTime()) return undefined;
  const ageMs = at.getTime() - end.getTime();
  if (ageMs < 0 || ageMs >= lifeMs) return undefined;
  return { ...schedule, assignmentType: 'Assigned', end: null, restsOn: null, isGhost: true };
}

export const isGhost = (schedule: Schedule): schedule is Ghost => 'isGhost' in schedule;
