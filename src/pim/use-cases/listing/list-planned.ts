import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import type { Schedule } from '../../model/schedule.ts';
import { readProviders } from '../../ports/read-providers.ts';
import type { PimDeps } from '../pim-deps.ts';

export interface PlannedListing {
  /** The next to begin first. */
  readonly schedules: readonly Schedule[];
  /** Providers that did not answer. */
  readonly missing: readonly ProviderName[];
}

/** What the person will hold or be eligible for later: schedules that have not begun. */
export async function listPlanned(
  { providers, clock }: Pick<PimDeps, 'providers' | 'clock'>,
  person: Person,
): Promise<PlannedListing> {
  const read = await readProviders(providers, ({ rights }) =>
    Promise.all((['assignment', 'eligibility'] as const).map((kind) => rights.schedules(person, kind, 'mine'))),
  );
  const now = clock.now();
  const later = read.answers.flat(2).filter(({ startsAt }) => startsAt !== undefined && startsAt > now);
  return {
    schedules: later.toSorted((one, other) => Number(one.startsAt) - Number(other.startsAt)),
    missing: read.missing,
  };
}
