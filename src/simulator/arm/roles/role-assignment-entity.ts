import type { Moment } from '../../moment.ts';
import type { AzureKnobs } from '../../pim/knobs.ts';
import type { Schedule } from '../../pim/schedule.ts';
import { trimmedTime } from '../../timestamps.ts';
import { authorizationResource, type Resource } from '../resource.ts';
import { principalType } from '../schedules/expanded-properties.ts';
import { instanceName } from '../schedules/instance-entity.ts';
import { roleDefinitionId } from './role-definition-id.ts';

export const ROLE_ASSIGNMENTS = 'roleAssignments';

/** The row that stands behind an assignment in force; plain role-based access control does show nulls. */
export function roleAssignmentEntity(schedule: Schedule, { state }: Moment, knobs: AzureKnobs): Resource {
  const { access, principalId, condition, createdAt, modifiedAt, createdBy } = schedule;
  return authorizationResource(access.scope, ROLE_ASSIGNMENTS, instanceName(schedule, knobs), {
    roleDefinitionId: roleDefinitionId(access.role, access.scope, state.azure.scopes),
    principalId,
    principalType: principalType(principalId, state.directory),
    scope: access.scope,
    condition: condition?.expression ?? null,
    conditionVersion: condition?.version ?? null,
    createdOn: trimmedTime(createdAt),
    updatedOn: trimmedTime(modifiedAt ?? createdAt),
    createdBy,
    updatedBy: createdBy,
    delegatedManagedIdentityResourceId: null,
    description: null,
  });
}
