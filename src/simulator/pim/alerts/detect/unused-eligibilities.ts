import type { PimState } from '../../state.ts';
import type { Finding } from '../finding.ts';
import { standingGrants } from './standing-grants.ts';

/** Eligibilities that are older than `unusedMs` and were not activated for so long. That of a group counts as used by any member. */
export function unusedEligibilities(pim: PimState, at: Date, unusedMs: number): readonly Finding[] {
  const since = new Date(at.getTime() - unusedMs);
  const lastActivations = activationsByEligibility(pim, at);
  return standingGrants(pim, at, ['eligibility']).flatMap((grant): readonly Finding[] => {
    const lastActivation = lastActivations.get(grant.id) ?? null;
    const isUnused = grant.start <= since && (lastActivation === null || lastActivation <= since);
    return isUnused ? [{ about: 'grant', grant, lastActivation }] : [];
  });
}

/** When the last activation that rests on each eligibility began. */
function activationsByEligibility(pim: PimState, at: Date): ReadonlyMap<string, Date> {
  const last = new Map<string, Date>();
  for (const { restsOn, start } of pim.schedules('assignment', at)) {
    if (restsOn === null || start > at) continue;
    const known = last.get(restsOn);
    if (!known || known < start) last.set(restsOn, start);
  }
  return last;
}
