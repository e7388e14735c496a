import type { Alert } from '../../model/alert.ts';
import type { Person } from '../../model/person.ts';
import type { ProviderName } from '../../model/provider-name.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';

const SEVERITIES = ['high', 'medium', 'low', 'unknown'];

/** What PIM warns of at a scope, active ones first, then by severity. Groups have no alerts: an empty list. */
export async function listAlerts(
  { providers }: Pick<PimDeps, 'providers'>,
  person: Person,
  provider: ProviderName,
  scopeId: string,
): Promise<readonly Alert[]> {
  const listed = (await providerNamed(providers, provider).alerts?.list(person, scopeId)) ?? [];
  return listed.toSorted(
    (one, other) =>
      Number(other.isActive) - Number(one.isActive) ||
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
}
