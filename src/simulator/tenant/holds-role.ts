import type { Pim } from '../pim/pim.ts';
import { isInForce } from '../pim/window.ts';
import type { Memberships } from './memberships.ts';

/**
 * Whether one of the roles is active for the principal, in the whole directory. Activated roles count like assigned
 * ones, and those of a group for its members.
 */
export function holdsRole(
  { memberships, roles }: { readonly memberships: Memberships; readonly roles: Pim },
  principalId: string,
  roleIds: readonly string[],
  at: Date,
): boolean {
  const holders = [principalId, ...memberships.groupsOf(principalId, at)];
  return holders
    .flatMap((holder) => roles.schedulesOf('assignment', holder, at))
    .some((held) => roleIds.includes(held.access.role) && held.access.scope === '/' && isInForce(held, at));
}
