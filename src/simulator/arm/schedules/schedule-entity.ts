import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { AzureKnobs } from '../../pim/knobs.ts';
import type { Condition } from '../../pim/model.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { isInForce } from '../../pim/window.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { trimmedTime } from '../../timestamps.ts';
import { authorizationId, pimResource, type Resource } from '../resource.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';
import { expandedProperties, principalType } from './expanded-properties.ts';
import { HALVES } from './layers.ts';

/** A grant now or later. `place` is the scope that was asked about: what comes from above it is inherited there. */
export function scheduleEntity(schedule: Schedule, place: AzureScope, at: Moment, knobs: AzureKnobs): Resource {
  const { kind, access, id, createdUsing } = schedule;
  const { schedules, requests, requestLink } = HALVES[kind];
  return pimResource(access.scope, schedules.name, id, {
    // One that was made outside PIM has no request. An activation's link to its eligibility is left out by the service, too.
    [requestLink]: createdUsing && authorizationId(access.scope, requests.name, createdUsing),
    ...assignmentTypeJson(schedule),
    ...grantJson(schedule, place, at),
    createdOn: trimmedTime(schedule.createdAt),
    updatedOn: trimmedTime(schedule.modifiedAt ?? schedule.createdAt),
    expandedProperties: expandedProperties(schedule.principalId, access, at, knobs.recordings),
  });
}

/** What only assignments have: whether they were given or activated. */
export const assignmentTypeJson = ({ kind, assignmentType }: Schedule): Json =>
  kind === 'assignment' ? { assignmentType } : {};

/** What schedules and instances have in common. */
export function grantJson(schedule: Schedule, place: AzureScope, at: Moment): Json {
  const { principalId, access, condition } = schedule;
  const { scopes } = at.state.azure;
  const isInherited = access.scope !== place.id && scopes.isAtOrAbove(access.scope, place.id);
  return {
    scope: access.scope,
    roleDefinitionId: roleDefinitionId(access.role, access.scope, scopes),
    principalId,
    principalType: principalType(principalId, at.state.directory),
    // That of a planned one is not recorded.
    status: isInForce(schedule, at.now) ? 'Provisioned' : 'Granted',
    startDateTime: trimmedTime(schedule.start),
    endDateTime: schedule.end && trimmedTime(schedule.end),
    memberType: isInherited ? 'Inherited' : schedule.memberType,
    ...conditionJson(condition),
  };
}

export const conditionJson = (condition: Condition | undefined): Json =>
  condition ? { condition: condition.expression, conditionVersion: condition.version } : {};
