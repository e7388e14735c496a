import type { PimState } from '../../state.ts';
import type { Finding } from '../finding.ts';
import { standingGrants } from './standing-grants.ts';

/** Assignments that PIM did not make. */
export const assignedOutsidePim = (pim: PimState, at: Date): readonly Finding[] =>
  standingGrants(pim, at, ['assignment'])
    .filter(({ createdUsing }) => createdUsing === null)
    .map((grant) => ({ about: 'grant', grant }));
