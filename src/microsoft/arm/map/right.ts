import type {
  Assignment,
  Eligibility,
  Right,
  RightCondition,
  RightKind,
  RoleAtScope,
  Schedule,
} from '../../../pim/index.ts';
import { assignmentTypeOf, memberTypeOf } from '../../http/answers/open-sets.ts';
import { dateOf } from '../../http/answers/times.ts';
import type {
  WireAccess,
  WireAssignmentInstance,
  WireEligibilityInstance,
  WireHeld,
  WireSchedule,
} from '../wire/row.ts';
import { holderOf } from './principal.ts';
import { roleOf } from './role.ts';
import { nameIn, scopeOf } from './scope.ts';

export const PROVIDER = 'azure-resource';

/** Which role, and where. */
export const accessOf = ({ roleDefinitionId, scope, expandedProperties: names }: WireAccess): RoleAtScope => ({
  provider: PROVIDER,
  role: roleOf(roleDefinitionId, names?.roleDefinition?.displayName),
  scope: scopeOf(scope, names?.scope?.displayName),
});

export const eligibilityOf = ({ properties }: WireEligibilityInstance): Eligibility => ({
  ...holdingOf(properties),
  scheduleId: properties.roleEligibilityScheduleId,
});

export const assignmentOf = ({ id, name, properties }: WireAssignmentInstance): Assignment => ({
  ...holdingOf(properties),
  scheduleId: properties.roleAssignmentScheduleId || id,
  assignmentType: assignmentTypeOf(properties.assignmentType),
  instanceId: name,
});

export function scheduleOf(kind: RightKind, { id, properties }: WireSchedule): Schedule {
  const requestId = properties.roleAssignmentScheduleRequestId || properties.roleEligibilityScheduleRequestId;
  return {
    ...holdingOf(properties),
    kind,
    scheduleId: id,
    assignmentType: kind === 'assignment' ? assignmentTypeOf(properties.assignmentType) : undefined,
    status: properties.status ?? '',
    requestId: requestId ? nameIn(requestId) : undefined,
  };
}

const holdingOf = (wire: WireHeld): Omit<Right, 'scheduleId'> => ({
  ...accessOf(wire),
  principal: holderOf(wire),
  memberType: memberTypeOf(wire.memberType),
  startsAt: dateOf(wire.startDateTime),
  endsAt: dateOf(wire.endDateTime),
  condition: conditionOf(wire),
});

const conditionOf = ({ condition, conditionVersion }: WireAccess): RightCondition | undefined =>
  condition ? { expression: condition, version: conditionVersion || '2.0' } : undefined;
