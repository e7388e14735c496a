import {
  attempt,
  listActive,
  type Person,
  type RoleAtScope,
  type Scope,
  targetKey,
  targetOf,
} from '../../../pim/index.ts';
import { matchName, type NameMatch } from '../../language/match-name.ts';
import { DIRECTORY } from '../directory.ts';
import type { UseCases } from '../use-cases.ts';
import { findEligibilities } from './find-eligibilities.ts';
import { matchRight, type RightWish } from './match-right.ts';

/**
 * Any role of that name: first among what one may activate, then among what one holds, the roles of the directory and
 * those that exist at an Azure scope of one's own. What cannot be read is passed over; who may see it, PIM decides.
 */
export async function findNamedRole(
  useCases: UseCases,
  person: Person,
  wish: RightWish,
): Promise<NameMatch<RoleAtScope>> {
  const { myRights, providers } = useCases;
  const own = await findEligibilities(myRights, person, wish);
  if (own.kind === 'exact') return own;
  const [active, remembered] = await Promise.all([
    attempt(() => listActive(useCases, person)),
    myRights.remembered(person),
  ]);
  const held: readonly RoleAtScope[] = [...(active.ok ? active.value.assignments : []), ...remembered];
  const places = [DIRECTORY, ...scopesNamed(wish, held)];
  const existing = await Promise.all(
    places.map(async (scope): Promise<readonly RoleAtScope[]> => {
      const provider = scope === DIRECTORY ? ('entra-role' as const) : ('azure-resource' as const);
      const found = await attempt(
        async () => (await providers.get(provider)?.roleDefinitions.list(person, scope.id)) ?? [],
      );
      return found.ok ? found.value.map((role) => ({ provider, role: { id: role.id, name: role.name }, scope })) : [];
    }),
  );
  const candidates = new Map([...existing.flat(), ...held].map((right) => [targetKey(targetOf(right)), right]));
  const other = matchRight(wish, [...candidates.values()], (one) => one);
  return other.kind === 'exact' || own.kind === 'none' ? other : own;
}

/** The Azure scopes of what one has, that have the wished name. */
function scopesNamed({ scope: wished }: RightWish, held: readonly RoleAtScope[]): readonly Scope[] {
  if (wished === undefined) return [];
  const azure = held.filter(({ provider }) => provider === 'azure-resource').map(({ scope }) => scope);
  const scopes = [...new Map(azure.map((scope) => [scope.id.toLowerCase(), scope])).values()];
  const found = matchName(wished, scopes, ({ name }) => name);
  return found.kind === 'exact' ? found.matches : [];
}
