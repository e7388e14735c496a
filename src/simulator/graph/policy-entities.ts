import type { Entity } from '../odata/entity.ts';
import { nameBasedId } from '../tenant/name-based-id.ts';
import type { Role } from '../tenant/tenant.ts';
import type { TenantState } from '../world.ts';
import { policyRules } from './policy-rules.ts';

/** Both words name the same policies of Entra roles; ids begin with the one that was asked for. */
export const ROLE_SCOPE_TYPES = ['DirectoryRole', 'Directory'];

const policyId = (role: Role, scopeType: string, tenantId: string): string =>
  `${scopeType}_${tenantId}_${nameBasedId('policy', tenantId, role.id)}`;

/** The policy of one role. Whatever the scope of an assignment, it is found at `/`. */
export function policyEntity(role: Role, scopeType: string, { tenant, directory }: TenantState): Entity {
  const rules = () => policyRules(role.policy, directory);
  return {
    type: 'unifiedRoleManagementPolicy',
    properties: {
      id: policyId(role, scopeType, tenant.tenantId),
      displayName: scopeType,
      description: scopeType,
      isOrganizationDefault: false,
      scopeId: '/',
      scopeType,
      lastModifiedDateTime: null,
      lastModifiedBy: { displayName: null, id: null },
    },
    navigation: { rules, effectiveRules: rules },
  };
}

/** Which policy governs a role. */
export function policyAssignmentEntity(role: Role, scopeType: string, state: TenantState): Entity {
  const id = policyId(role, scopeType, state.tenant.tenantId);
  return {
    type: 'unifiedRoleManagementPolicyAssignment',
    properties: { id: `${id}_${role.id}`, policyId: id, scopeId: '/', scopeType, roleDefinitionId: role.id },
    navigation: { policy: () => policyEntity(role, scopeType, state) },
  };
}
