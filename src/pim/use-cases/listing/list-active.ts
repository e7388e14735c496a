import type { LocalTruth } from '../../memory/local-truth.ts';
import type { Assignment } from '../../model/assignment.ts';
import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import type { Providers } from '../../ports/pim-provider.ts';
import { readProviders } from '../../ports/read-providers.ts';

export interface ActiveListing {
  /** Activations first, the next to end first. */
  readonly assignments: readonly Assignment[];
  /** Providers that did not answer. */
  readonly missing: readonly ProviderName[];
}

/** What the person holds now, however it came. One read a provider, all in parallel. */
export async function listActive(
  { providers, localTruth }: { readonly providers: Providers; readonly localTruth: LocalTruth },
  person: Person,
): Promise<ActiveListing> {
  const read = await readProviders(providers, async ({ name, rights }) =>
    localTruth.overlay(person, name, await rights.assignments(person, 'mine')),
  );
  return { assignments: read.answers.flat().toSorted(nextToEndFirst), missing: read.missing };
}

const nextToEndFirst = (one: Assignment, other: Assignment): number =>
  one.assignmentType.localeCompare(other.assignmentType) ||
  (one.endsAt?.getTime() ?? Number.POSITIVE_INFINITY) - (other.endsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
  one.role.name.localeCompare(other.role.name);
