import { type Assignment, isActivationOf } from '../../model/assignment.ts';
import type { Eligibility } from '../../model/eligibility.ts';
import type { Person } from '../../model/person.ts';
import type { Policy } from '../../model/policy.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { targetOf } from '../../model/right.ts';
import { readProviders } from '../../ports/read-providers.ts';
import type { PimDeps } from '../pim-deps.ts';

/** One row of the role list. */
export interface ListedRole {
  readonly eligibility: Eligibility;
  /** The activation in force; nothing = not active. */
  readonly activation: Assignment | undefined;
  /** Where read in the last ten minutes; the list makes no call for rules. */
  readonly policy: Policy | undefined;
}

export interface RoleListing {
  readonly roles: readonly ListedRole[];
  /** Providers that did not answer: the list is complete but for these. */
  readonly missing: readonly ProviderName[];
}

/** What the person may activate, beside what is active. Two reads a provider, all in parallel. */
export async function listRoles(
  deps: Pick<PimDeps, 'providers' | 'myRights' | 'localTruth'>,
  person: Person,
): Promise<RoleListing> {
  const { providers, myRights, localTruth } = deps;
  const read = await readProviders(providers, async ({ name, rights }) => {
    const [eligibilities, listed] = await Promise.all([
      rights.eligibilities(person, 'mine'),
      rights.assignments(person, 'mine'),
    ]);
    return { eligibilities, assignments: localTruth.overlay(person, name, listed) };
  });
  const roles = await Promise.all(
    read.answers.flatMap(({ eligibilities, assignments }) =>
      eligibilities.map(async (eligibility) => ({
        eligibility,
        activation: assignments.find((held) => isActivationOf(held, targetOf(eligibility))),
        policy: await myRights.rememberedPolicy(person, targetOf(eligibility)),
      })),
    ),
  );
  return { roles: roles.toSorted(byName), missing: read.missing };
}

const byName = (one: ListedRole, other: ListedRole): number =>
  one.eligibility.role.name.localeCompare(other.eligibility.role.name) ||
  one.eligibility.scope.name.localeCompare(other.eligibility.scope.name);
