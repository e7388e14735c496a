import type { Access } from '../../pim/model.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import type { TenantState } from '../../world.ts';
import { groupSurface } from '../surfaces/group-surface.ts';
import { roleSurface } from '../surfaces/role-surface.ts';
import type { Surface } from '../surfaces/surface.ts';

/** What one policy governs. */
export interface PolicyTarget {
  readonly surface: Surface;
  readonly access: Access;
  /** `/`, or the group's id. */
  readonly scopeId: string;
  /** `DirectoryRole` or `Directory`, both for the same policies of Entra roles, or `Group`. */
  readonly scopeType: string;
  readonly policyId: string;
  readonly assignmentId: string;
  /** The role's id, or `member` or `owner`. */
  readonly roleDefinitionId: string;
}

const SCOPE_TYPES = ['DirectoryRole', 'Directory', 'Group'] as const;
export type ScopeType = (typeof SCOPE_TYPES)[number];

export const scopeTypeNamed = (written: string): ScopeType | undefined =>
  SCOPE_TYPES.find((type) => type.toLowerCase() === written.toLowerCase());

/** Whatever the scope of an assignment, the policy of its role is found at `/`. */
export function policyTargets(scopeType: ScopeType, { tenant }: TenantState): readonly PolicyTarget[] {
  if (scopeType !== 'Group')
    return tenant.roles.map(({ id }) => target(roleSurface, { role: id, scope: '/' }, scopeType, '/', tenant.tenantId));
  return tenant.groups.flatMap(({ id }) =>
    ['member', 'owner'].map((role) => target(groupSurface, { role, scope: id }, scopeType, id, id)),
  );
}

function target(surface: Surface, access: Access, scopeType: ScopeType, scopeId: string, holder: string): PolicyTarget {
  const policyId = `${scopeType}_${holder}_${nameBasedId('policy', holder, access.role)}`;
  const assignmentId = `${policyId}_${access.role}`;
  return { surface, access, scopeId, scopeType, policyId, assignmentId, roleDefinitionId: access.role };
}
