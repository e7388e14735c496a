import type { Access } from '../../pim/model.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';
import { groupSurface } from '../surfaces/group-surface.ts';
import { roleSurface } from '../surfaces/role-surface.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { isNewlyOnboarded } from './onboarding.ts';

/** What one policy governs. */
export interface PolicyTarget {
  readonly surface: Surface;
  readonly access: Access;
  /** `/`, or the group's id. */
  readonly scopeId: string;
  /** `DirectoryRole` or `Directory`, both for the same policies of Entra roles, or `Group`. */
  readonly scopeType: ScopeType;
  readonly policyId: string;
  readonly assignmentId: string;
  /** Every id that the policy has had, the present one too: whoever has read one may go on using it. */
  readonly policyIds: readonly string[];
  /** The role's id, or `member` or `owner`. */
  readonly roleDefinitionId: string;
}

const SCOPE_TYPES = ['DirectoryRole', 'Directory', 'Group'] as const;
export type ScopeType = (typeof SCOPE_TYPES)[number];

export const scopeTypeNamed = (written: string): ScopeType | undefined =>
  SCOPE_TYPES.find((type) => type.toLowerCase() === written.toLowerCase());

/** Whatever the scope of an assignment, the policy of its role is found at `/`; those of a group at the group. */
export function policyTargets(scopeType: ScopeType, scopeId: string, at: Moment): readonly PolicyTarget[] {
  const { tenantId, roles } = at.state.tenant;
  if (scopeType === 'Group') return groupTargets(scopeId.toLowerCase(), at);
  if (scopeId !== '/') return [];
  return roles.map(({ id }) => target(roleSurface, { role: id, scope: '/' }, { scopeType, scopeId, holder: tenantId }));
}

/** The target with this policy id, or none. Throws nothing: that an id has no known provider is seen before. */
export const policyTarget = (scopeType: ScopeType, id: string, at: Moment): PolicyTarget | undefined =>
  policyTargets(scopeType, scopeIn(scopeType, id), at).find(({ policyIds }) => policyIds.includes(id));

/** The same of an id of a policy's assignment. */
export const assignedTarget = (scopeType: ScopeType, id: string, at: Moment): PolicyTarget | undefined =>
  policyTargets(scopeType, scopeIn(scopeType, id), at).find(({ policyIds, roleDefinitionId }) =>
    policyIds.some((policyId) => id === `${policyId}_${roleDefinitionId}`),
  );

const scopeIn = (scopeType: ScopeType, id: string): string => (scopeType === 'Group' ? (id.split('_')[1] ?? '') : '/');

/** Taking a group over and every change give its policies new ids; that those of roles stay is how they were seen. */
function groupTargets(groupId: string, at: Moment): readonly PolicyTarget[] {
  const group = at.state.directory.group(groupId);
  if (!group) return [];
  const onboardings = isNewlyOnboarded(group, at) ? 1 : 0;
  return ['member', 'owner'].map((role) => {
    const access = { role, scope: groupId };
    const revision = onboardings + at.state.groupPolicies.revision(access);
    return target(groupSurface, access, { scopeType: 'Group', scopeId: groupId, holder: groupId }, revision);
  });
}

function target(
  surface: Surface,
  access: Access,
  { scopeType, scopeId, holder }: { scopeType: ScopeType; scopeId: string; holder: string },
  revision = 0,
): PolicyTarget {
  const idAt = (number: number) => {
    const words = number === 0 ? [] : [String(number)];
    return `${scopeType}_${holder}_${nameBasedId('policy', holder, access.role, ...words)}`;
  };
  const policyId = idAt(revision);
  return {
    surface,
    access,
    scopeId,
    scopeType,
    policyId,
    assignmentId: `${policyId}_${access.role}`,
    policyIds: Array.from({ length: revision + 1 }, (_, number) => idAt(number)),
    roleDefinitionId: access.role,
  };
}
