import type { Entity } from '../../odata/entity.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { trimmedTime } from '../../timestamps.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { assignmentTypeJson, eligibilityUnder, holderNavigation } from './holder.ts';

/** A grant in force. */
export function instanceEntity(surface: Surface, schedule: Schedule, at: Moment): Entity {
  const { kind } = schedule;
  const { instances, scheduleLink } = surface.halves[kind];
  return {
    type: instances.type,
    properties: {
      id: surface.instanceId(schedule),
      principalId: schedule.principalId,
      ...surface.accessJson(schedule.access),
      startDateTime: schedule.createdUsing ? trimmedTime(schedule.start) : null,
      endDateTime: schedule.end && trimmedTime(schedule.end),
      ...assignmentTypeJson(surface, schedule),
      memberType: surface.word(schedule.memberType),
      ...surface.originJson(kind, schedule),
      [scheduleLink]: surface.scheduleId(schedule),
    },
    navigation: {
      ...holderNavigation(surface, schedule, at),
      ...(kind === 'assignment' ? { activatedUsing: () => usedEligibility(surface, schedule, at) } : {}),
    },
  };
}

function usedEligibility(surface: Surface, schedule: Schedule, at: Moment): Entity | null {
  const found = eligibilityUnder(surface, schedule, at);
  return found ? instanceEntity(surface, found, at) : null;
}
