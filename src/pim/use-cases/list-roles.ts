import type { MyRoles } from '../memory/my-roles.ts';
import { type Assignment, isActivationOf } from '../model/assignment.ts';
import { type Eligibility, targetOf } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import type { PolicyRules } from '../model/policy-rules.ts';
import type { ProviderName } from '../model/provider-name.ts';
import { sameTarget } from '../model/target.ts';
import type { Providers } from '../ports/pim-provider.ts';
import { readProviders } from './read-providers.ts';

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
