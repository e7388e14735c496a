import { findRights, type ListedRole, listRoles } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { roleListCard } from '../../cards/lists/role-list-card.ts';
import { matchName } from '../../language/match-name.ts';
import { providerMeant } from '../../language/provider-meant.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** `roles`, `roles reader`: what one may activate, or those of it whose name has all the words asked for. */
export async function rolesCommand(
  useCases: UseCases,
  turn: Turn,
  asked: { readonly search?: string | undefined; readonly page?: number },
): Promise<RenderedCard> {
  const listing = await listRoles(useCases, turn.person);
  const { search, page = 1 } = asked;
  if (search === undefined) return roleListCard(listing, turn.view, page);
  return roleListCard({ ...listing, roles: searched(listing.roles, search) }, turn.view, page, search);
}

/** The name of a part of PIM finds what is there, a part of a name finds it; where none has it, what is spelled nearly so does. */
function searched(roles: readonly ListedRole[], search: string): readonly ListedRole[] {
  const provider = providerMeant(search);
  const there = roles.filter((role) => role.eligibility.provider === provider);
  const containing = there.length > 0 ? there : findRights(search, roles, ({ eligibility }) => eligibility);
  if (containing.length > 0) return containing;
  const found = matchName(search, roles, nameOf);
  return found.kind === 'none' ? [] : found.matches;
}

const nameOf = ({ eligibility: { role, scope } }: ListedRole): string =>
  scope.kind === 'directory' ? role.name : `${role.name} ${scope.name}`;
