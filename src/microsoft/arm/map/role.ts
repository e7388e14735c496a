import type { Role } from '../../../pim/index.ts';
import { nameIn, plainId } from './scope.ts';

/**
 * The GUID in the id of a role definition, lower case: the rest of the id differs from scope to scope and from listing
 * to listing (docs/decisions/0005).
 */
export const roleIdOf = (roleDefinitionId: string): string => nameIn(roleDefinitionId).toLowerCase();

export const roleOf = (roleDefinitionId: string, displayName: string | null | undefined): Role => {
  const id = roleIdOf(roleDefinitionId);
  return { id, name: displayName || id };
};

/** The whole id as PIM writes it for a scope: with the subscription that the scope is in, else with none. */
export function roleDefinitionIdAt(scopeId: string, roleId: string): string {
  const [subscription = ''] = /^\/subscriptions\/[^/]+/i.exec(plainId(scopeId)) ?? [];
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleIdOf(roleId)}`;
}
