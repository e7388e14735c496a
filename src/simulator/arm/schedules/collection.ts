import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { Access } from '../../pim/model.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { Resource } from '../resource.ts';
import type { Layer } from './layers.ts';

export interface Row {
  readonly id: string;
  readonly principalId: string;
  readonly access: Access;
}

/** One of the six collections, ready to be read. */
export interface Collection<R extends Row> {
  readonly layer: Layer;
  /** Everything, as lists show it. */
  rows(at: Moment): readonly R[];
  /** What somebody is the target of. */
  rowsOf(principalId: string, at: Moment): readonly R[];
  /** The same, through groups too. */
  assignedTo(principalId: string, at: Moment): readonly R[];
  /** The same of the caller, with what only one's own list shows. */
  own(caller: Caller, at: Moment): readonly R[];
  /** Rows that a function of the filter picks, besides `asTarget()`. */
  readonly picked: Readonly<Record<string, (caller: Caller, at: Moment) => readonly R[]>>;
  /** One of them, as it is found by its name. */
  find(name: string, at: Moment): R | undefined;
  resource(row: R, place: AzureScope, at: Moment): Resource;
}
