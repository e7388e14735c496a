import type { Schedule } from '../../schedule.ts';
import type { PimState } from '../../state.ts';
import type { Finding } from '../finding.ts';
import { standingGrants } from './standing-grants.ts';

export interface HolderLimits {
  /** From so many holders on it is too many; */
  readonly count: number;
  /** and from this share of all grants on, in percent. Both must be reached. */
  readonly percentage: number;
}

/** Who holds, or is eligible for, what too many do. `isMeant` says which grants count; a group counts once. */
export function tooManyHolders(
  pim: PimState,
  at: Date,
  isMeant: (grant: Schedule) => boolean,
  limits: HolderLimits,
): readonly Finding[] {
  const all = standingGrants(pim, at);
  const meant = all.filter(isMeant);
  const holders = [...new Set(meant.map(({ principalId }) => principalId))];
  const isTooMany = holders.length >= limits.count && 100 * meant.length >= limits.percentage * all.length;
  if (!isTooMany) return [];
  return holders.map((principalId) => ({
    about: 'holder',
    principalId,
    grants: meant.filter((grant) => grant.principalId === principalId),
  }));
}
