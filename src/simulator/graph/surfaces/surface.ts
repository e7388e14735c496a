import type { Moment } from '../../moment.ts';
import type { Entity, Json } from '../../odata/entity.ts';
import type { FilterRules, Query } from '../../odata/query.ts';
import type { Access, Kind } from '../../pim/model.ts';
import type { Pim } from '../../pim/pim.ts';
import type { PolicyBook } from '../../pim/policy-book.ts';
import type { Schedule } from '../../pim/schedule.ts';
import type { TenantState } from '../../world.ts';
import type { Caller } from '../caller.ts';

export type { Moment } from '../../moment.ts';

/** How one layer is called: the collection, the type of its entities, what one may filter by. */
export interface Layer {
  readonly name: string;
  readonly type: string;
  readonly filters: FilterRules;
  /** What `filterByCurrentUser` lets one filter by. */
  readonly ownFilters: FilterRules;
}

/** Assignments or eligibilities: their three layers and who may use them. */
export interface Half {
  readonly requests: Layer;
  readonly schedules: Layer;
  readonly instances: Layer;
  /** The instance's link to its schedule. */
  readonly scheduleLink: string;
  /** Permissions for schedules and instances, least first; any of them opens. */
  readonly readers: readonly string[];
  /** To read requests. */
  readonly requestReaders: readonly string[];
  /** To make and cancel requests. */
  readonly writers: readonly string[];
  /** Opens removals. */
  readonly removers: readonly string[];
}

/** One of the two faces that Graph gives PIM: Entra roles or groups. What they have in common is written once above it. */
export interface Surface {
  /** Behind the version: `roleManagement/directory`. */
  readonly path: string;
  readonly halves: Readonly<Record<Kind, Half>>;
  pim(state: TenantState): Pim;
  policies(state: TenantState): PolicyBook;
  /** The members of an entity that name the access. */
  accessJson(access: Access): Json;
  /** Reads them off a body. Throws `PimRefusal` where they are missing. */
  readAccess(body: Json): Access;
  /** Who made a request, as its `createdBy` says it. */
  createdByJson(id: string): Json;
  /** Enumerations are written in other cases here and there. */
  readonly word: (word: string) => string;
  scheduleId(schedule: Pick<Schedule, 'id' | 'access'>): string;
  instanceId(schedule: Schedule): string;
  /** Things that one may expand, besides the principal. */
  navigation(access: Access, state: TenantState): Readonly<Record<string, () => Entity | null>>;
  /** Of an instance only; `roleAssignmentOriginId`. */
  originJson(kind: Kind, schedule: Schedule): Json;
  /** Throws unless the caller may read what the plain list was asked for. */
  checkList(query: Query, caller: Caller, at: Moment): void;
  mayRead(access: Access, caller: Caller, at: Moment): boolean;
  mayAdminister(access: Access, caller: Caller, at: Moment): boolean;
}
