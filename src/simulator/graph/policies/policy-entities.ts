import type { Entity } from '../../odata/entity.ts';
import type { TenantState } from '../../world.ts';
import { graphTime } from '../timestamps.ts';
import { policyRules } from './policy-rules.ts';
import type { PolicyTarget } from './policy-target.ts';

/** The policy of one role, or of one way to belong to a group. */
export function policyEntity(target: PolicyTarget, state: TenantState): Entity {
  const { surface, access, policyId, scopeId, scopeType } = target;
  const book = surface.policies(state);
  const change = book.lastChange(access);
  const editor = change && state.directory.person(change.by);
  const rules = () => policyRules(book.policyFor(access), state.directory);
  return {
    type: 'unifiedRoleManagementPolicy',
    properties: {
      id: policyId,
      displayName: scopeType,
      description: scopeType,
      isOrganizationDefault: false,
      scopeId,
      scopeType,
      lastModifiedDateTime: change && graphTime(change.at),
      lastModifiedBy: { displayName: editor?.displayName ?? null, id: change?.by ?? null },
    },
    navigation: { rules, effectiveRules: rules },
  };
}

/** Which policy governs what. */
export function policyAssignmentEntity(target: PolicyTarget, state: TenantState): Entity {
  const { assignmentId, policyId, scopeId, scopeType, roleDefinitionId } = target;
  return {
    type: 'unifiedRoleManagementPolicyAssignment',
    properties: { id: assignmentId, policyId, scopeId, scopeType, roleDefinitionId },
    navigation: { policy: () => policyEntity(target, state) },
  };
}
