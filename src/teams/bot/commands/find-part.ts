import { type Person, type RoleAtScope, targetOf } from '../../../pim/index.ts';
import { matchName, type NameMatch } from '../../language/match-name.ts';
import type { UseCases } from '../use-cases.ts';
import type { RightWish } from './match-right.ts';

/**
 * `Contributor on rg-web-prod`, where one is eligible for the subscription around it: in Azure a role may be activated on a
 * part of its scope alone. Only exact names count: what is near is offered among the eligibilities.
 */
export async function findPart(
  { myRights }: Pick<UseCases, 'myRights'>,
  person: Person,
  { role, scope: wished }: RightWish,
): Promise<NameMatch<RoleAtScope>> {
  if (wished === undefined) return { kind: 'none' };
  const azure = (await myRights.remembered(person)).filter(({ provider }) => provider === 'azure-resource');
  const byRole = matchName(role, azure, (one) => one.role.name);
  if (byRole.kind !== 'exact') return { kind: 'none' };
  const parts = await Promise.all(
    byRole.matches.map(async (one) =>
      (await myRights.childScopes(person, targetOf(one))).map((scope): RoleAtScope => ({ ...one, scope })),
    ),
  );
  const found = matchName(wished, parts.flat(), (part) => part.scope.name);
  return found.kind === 'exact' ? found : { kind: 'none' };
}
