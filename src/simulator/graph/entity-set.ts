import type { Entity } from '../odata/entity.ts';
import type { FilterRules } from '../odata/query.ts';
import type { TenantState } from '../world.ts';
import type { Caller } from './caller.ts';

/** When and where a question is asked. */
export interface Moment {
  readonly state: TenantState;
  readonly now: Date;
}

/** One of PIM's collections under `/roleManagement/directory`. */
export interface EntitySet<Row> {
  readonly name: string;
  readonly type: string;
  /** Any of them opens it, least first. */
  readonly permissions: readonly string[];
  readonly filters: FilterRules;
  /** What `filterByCurrentUser` also lets one filter by. */
  readonly ownFilters: FilterRules;
  rows(at: Moment): readonly Row[];
  entity(row: Row, at: Moment): Entity;
  /** Values of `on` in `filterByCurrentUser`, each choosing rows, perhaps seen another way. */
  readonly own: Readonly<Record<string, (row: Row, caller: Caller, at: Moment) => Row | undefined>>;
}
