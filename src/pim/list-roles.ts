import { type Assignment, isActivationOf } from './assignment.ts';
import { type Eligibility, targetOf } from './eligibility.ts';
import type { MyRoles } from './my-roles.ts';
import type { Person } from './person.ts';
import type { Providers } from './pim-provider.ts';
import type { PolicyRules } from './policy-rules.ts';
import type { ProviderName } from './provider-name.ts';
import { readProviders } from './read-providers.ts';
import { sameTarget } from './target.ts';

/** One row of the role list. */
export interface ListedRole {
  readonly eligibility: Eligibility;
  /** The activation in force; nothing = not active. */
  readonly activation: Assignment | undefined;
  /** Where read in the last ten minutes; the list makes no call for rules. */
  readonly rules: PolicyRules | undefined;
}

export interface RoleListing {
  readonly roles: readonly ListedRole[];
  /** Providers that did not answer: the list is complete but for these. */
  readonly missing: readonly ProviderName[];
}

/** What the person may activate, beside what is active. Two reads a provider, all in parallel. */
export async function listRoles(
  deps: { readonly providers: Providers; readonly myRoles: MyRoles },
  person: Person,
): Promise<RoleListing> {
  const read = await readProviders(deps.providers, (provider) =>
    Promise.all([provider.myEligibilities(person), provider.myAssignments(person)]),
  );
  const remembered = await deps.myRoles.remembered(person);
  const roles = read.answers.flatMap(([eligibilities, assignments]) =>
    eligibilities.map((eligibility) => ({
      eligibility,
      activation: assignments.find((held) => isActivationOf(held, targetOf(eligibility))),
      rules: remembered.find((role) => sameTarget(targetOf(role.eligibility), targetOf(eligibility)))?.rules,
    })),
  );
  return { roles: roles.toSorted(byName), missing: read.missing };
}

const byName = (one: ListedRole, other: ListedRole): number =>
  one.eligibility.role.name.localeCompare(other.eligibility.role.name) ||
  one.eligibility.scope.name.localeCompare(other.eligibility.scope.name);
