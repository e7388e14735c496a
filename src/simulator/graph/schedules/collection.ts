import type { Entity } from '../../odata/entity.ts';
import type { Access } from '../../pim/model.ts';
import type { Caller } from '../caller.ts';
import type { Layer, Moment } from '../surfaces/surface.ts';

/** One of a surface's six collections, ready to be read. */
export interface Collection<Row extends { readonly principalId: string; readonly access: Access }> {
  readonly layer: Layer;
  readonly permissions: readonly string[];
  /** Everything, as lists show it. */
  rows(at: Moment): readonly Row[];
  /** One of them, as it is found by its id. */
  find(id: string, at: Moment): Row | undefined;
  /** Values of `on` in `filterByCurrentUser`. */
  readonly own: Readonly<Record<string, (caller: Caller, at: Moment) => readonly Row[]>>;
  entity(row: Row, at: Moment): Entity;
}
