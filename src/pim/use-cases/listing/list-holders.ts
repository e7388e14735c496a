import type { Assignment } from '../../model/assignment.ts';
import type { Eligibility } from '../../model/eligibility.ts';
import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { RightsFilter } from '../../ports/rights.ts';
import type { PimDeps } from '../pim-deps.ts';

export interface Holders {
  readonly assignments: readonly Assignment[];
  readonly eligibilities: readonly Eligibility[];
}

/** Who holds and who may activate what fits. Needs a reader's role, or PIM refuses. Two reads side by side. */
export async function listHolders(
  { providers }: Pick<PimDeps, 'providers'>,
  person: Person,
  provider: ProviderName,
  filter: RightsFilter,
): Promise<Holders> {
  const { rights } = providerNamed(providers, provider);
  const [assignments, eligibilities] = await Promise.all([
    rights.assignments(person, filter),
    rights.eligibilities(person, filter),
  ]);
  return { assignments, eligibilities };
}
