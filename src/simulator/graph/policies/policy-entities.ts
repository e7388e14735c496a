import type { Entity } from '../../odata/entity.ts';
import { trimmedTime } from '../../timestamps.ts';
import type { TenantState } from '../../world.ts';
import type { GraphVersion } from '../version.ts';
import type { PolicyTarget } from './policy-target.ts';
import { ruleEntities } from './rule-entity.ts';

/** The policy of one role, or of one way to belong to a group. */
export function policyEntity(target: PolicyTarget, state: TenantState, version: GraphVersion): Entity {
  const { surface, access, policyId, scopeId, scopeType } = target;
  const book = surface.policies(state);
  const change = book.lastChange(access);
  const rules = () => ruleEntities(book.policyFor(access), state.directory, version);
  return {
    type: 'unifiedRoleManagementPolicy',
    properties: {
      id: policyId,
      displayName: scopeType,
      description: scopeType,
      isOrganizationDefault: false,
      scopeId,
      scopeType,
      lastModifiedDateTime: change && trimmedTime(change.at),
      // The name only, as Microsoft's samples have it.
      lastModifiedBy: { displayName: change && (state.directory.nameOf(change.by) ?? null), id: null },
    },
    navigation: { rules, effectiveRules: rules },
  };
}

/** Which policy governs what. */
export function policyAssignmentEntity(target: PolicyTarget, state: TenantState, version: GraphVersion): Entity {
  const { assignmentId, policyId, scopeId, scopeType, roleDefinitionId } = target;
  return {
    type: 'unifiedRoleManagementPolicyAssignment',
    properties: { id: assignmentId, policyId, scopeId, scopeType, roleDefinitionId },
    navigation: { policy: () => policyEntity(target, state, version) },
  };
}
