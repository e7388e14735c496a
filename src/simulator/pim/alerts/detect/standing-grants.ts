import type { Kind } from '../../model.ts';
import type { Schedule } from '../../schedule.ts';
import type { PimState } from '../../state.ts';
import { isInForce } from '../../window.ts';

const KINDS: readonly Kind[] = ['eligibility', 'assignment'];

/** What administrators gave and is in force: eligibilities and assignments, without activations. */
export const standingGrants = (pim: PimState, at: Date, kinds: readonly Kind[] = KINDS): readonly Schedule[] =>
  kinds.flatMap((kind) =>
    pim.schedules(kind, at).filter((held) => held.assignmentType === 'Assigned' && isInForce(held, at)),
  );
