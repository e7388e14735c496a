import type { Whose } from '../../pim/index.ts';
import { allEqual } from '../http/client/odata.ts';
import type { Surface } from './surfaces/surface.ts';

/** Which rows: a collection or one of its functions, and the filter. */
export interface Place {
  readonly path: string;
  readonly filter: string;
}

/**
 * One's own rows work for everybody; the plain lists answer 403 without a reader's role. The quotes belong to the
 * function.
 */
export const own = (collection: string, on: 'principal' | 'approver', filter = ''): Place => ({
  path: `${collection}/filterByCurrentUser(on='${on}')`,
  filter,
});

export const placeOf = (surface: Surface, collection: string, whose: Whose): Place =>
  whose === 'mine' ? own(collection, 'principal') : { path: collection, filter: allEqual(surface.compared(whose)) };
