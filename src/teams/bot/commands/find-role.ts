import type { ActivatableRole, MyRoles, Person } from '../../../pim/index.ts';
import type { NameMatch } from '../../language/match-name.ts';
import { matchRight, type RightWish } from './match-right.ts';

/**
 * Finds what a person means among what they may activate. What is remembered may be ten minutes old: nothing is called
 * near or unknown before PIM was asked anew.
 */
export async function findRole(myRoles: MyRoles, person: Person, wish: RightWish): Promise<NameMatch<ActivatableRole>> {
  const match = (roles: readonly ActivatableRole[]) => matchRight(wish, roles, (role) => role.eligibility);
  const remembered = await myRoles.remembered(person);
  const found = match(remembered);
  if (found.kind === 'exact') return found;
  return match(await myRoles.activatable(person, { fresh: remembered.length > 0 }));
}
