import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import { isGhost } from '../../pim/ghost.ts';
import type { AzureKnobs } from '../../pim/knobs.ts';
import type { Schedule } from '../../pim/schedule.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import { preciseTime, trimmedTime } from '../../timestamps.ts';
import { authorizationId, pimResource, type Resource } from '../resource.ts';
import { expandedProperties } from './expanded-properties.ts';
import { HALVES } from './layers.ts';
import { assignmentTypeJson, grantJson } from './schedule-entity.ts';

/**
 * The GUID of an instance, which of an assignment is that of the role assignment, too. In 2026 it was the schedule's, in 2024
 * one of its own; made outside PIM they were always the same.
 */
export const instanceName = ({ id, createdUsing }: Schedule, { recordings }: AzureKnobs): string =>
  recordings === 2026 || createdUsing === null ? id : nameBasedId('instance', id);

/** A grant in force. */
export function instanceEntity(schedule: Schedule, place: AzureScope, at: Moment, knobs: AzureKnobs): Resource {
  const { kind, access, id } = schedule;
  const { instances, schedules, scheduleLink } = HALVES[kind];
  const name = instanceName(schedule, knobs);
  return pimResource(access.scope, instances.name, name, {
    [scheduleLink]: authorizationId(access.scope, schedules.name, id),
    ...(kind === 'assignment'
      ? {
          originRoleAssignmentId: authorizationId(access.scope, 'roleAssignments', name),
          ...linkJson(schedule, at, knobs),
        }
      : {}),
    ...assignmentTypeJson(schedule),
    ...grantJson(schedule, place, at),
    createdOn: trimmedTime(schedule.createdAt),
    ...(isGhost(schedule) ? ghostTimes(schedule) : {}),
    expandedProperties: expandedProperties(schedule.principalId, access, at, knobs.recordings),
  });
}

/** The eligibility that an activation rests on. */
function linkJson({ restsOn }: Schedule, { state, now }: Moment, knobs: AzureKnobs): Json {
  const eligibility = restsOn === null ? undefined : state.azure.pim.schedule('eligibility', restsOn, now);
  if (!eligibility) return {};
  const { schedules, instances } = HALVES.eligibility;
  const { scope } = eligibility.access;
  return {
    linkedRoleEligibilityScheduleId: authorizationId(scope, schedules.name, eligibility.id),
    linkedRoleEligibilityScheduleInstanceId: authorizationId(scope, instances.name, instanceName(eligibility, knobs)),
  };
}

/** A ghost's times have more digits than others'. */
function ghostTimes({ start, id }: Schedule): Json {
  const time = preciseTime(start, id);
  return { startDateTime: time, createdOn: time };
}
