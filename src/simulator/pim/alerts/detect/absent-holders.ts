import type { PimState } from '../../state.ts';
import type { Finding } from '../finding.ts';
import { standingGrants } from './standing-grants.ts';

/** Grants of people who have not signed in for so long. `lastSignInOf` knows people only: groups and services do not sign in. */
export function absentHolders(
  pim: PimState,
  at: Date,
  absentMs: number,
  lastSignInOf: (principalId: string) => Date | undefined,
): readonly Finding[] {
  const since = new Date(at.getTime() - absentMs);
  return standingGrants(pim, at).flatMap((grant): readonly Finding[] => {
    const lastSignIn = lastSignInOf(grant.principalId);
    return lastSignIn && lastSignIn <= since ? [{ about: 'grant', grant, lastSignIn }] : [];
  });
}
