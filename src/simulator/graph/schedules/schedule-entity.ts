import type { Entity } from '../../odata/entity.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { isInForce } from '../../pim/window.ts';
import { preciseTime, trimmedTime } from '../../timestamps.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { assignmentTypeJson, eligibilityUnder, holderNavigation } from './holder.ts';

/** A grant now or later, as Graph shows it. */
export function scheduleEntity(surface: Surface, schedule: Schedule, at: Moment): Entity {
  const { kind } = schedule;
  return {
    type: surface.halves[kind].schedules.type,
    properties: {
      id: surface.scheduleId(schedule),
      principalId: schedule.principalId,
      ...surface.accessJson(schedule.access),
      createdUsing: schedule.createdUsing,
      createdDateTime: schedule.createdUsing && trimmedTime(schedule.createdAt),
      modifiedDateTime: schedule.modifiedAt && trimmedTime(schedule.modifiedAt),
      status: isInForce(schedule, at.now) ? 'Provisioned' : 'Granted',
      ...assignmentTypeJson(surface, schedule),
      memberType: surface.word(schedule.memberType),
      scheduleInfo: scheduleInfo(schedule, at),
    },
    navigation: {
      ...holderNavigation(surface, schedule, at),
      ...(kind === 'assignment' ? { activatedUsing: () => usedEligibility(surface, schedule, at) } : {}),
    },
  };
}

/** The eligibility that an activation rests on, as a schedule. */
export function usedEligibility(surface: Surface, held: Pick<Schedule, 'restsOn'>, at: Moment): Entity | null {
  const found = eligibilityUnder(surface, held, at);
  return found ? scheduleEntity(surface, found, at) : null;
}

/** One made outside PIM has no start of its own; Graph shows the time of the reading. */
const scheduleInfo = (schedule: Schedule, { now }: Moment) => ({
  startDateTime: schedule.createdUsing ? trimmedTime(schedule.start) : preciseTime(now, schedule.principalId),
  recurrence: null,
  expiration: {
    type: schedule.end ? 'afterDateTime' : 'noExpiration',
    endDateTime: schedule.end && trimmedTime(schedule.end),
    duration: null,
  },
});
