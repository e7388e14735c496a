import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import { type AzureScope, ROOT } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { insufficientPermissions, resourceNotFound } from '../arm-error.ts';
import { openPim } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { mayDo, RIGHTS } from '../rights.ts';
import type { Collection, Row } from './collection.ts';
import { fits, type ListFilter, readListFilter } from './list-filter.ts';

/** The two ways to read a collection: what is at a scope, and one of it. */
export function readRoutes<R extends Row>(world: World, collection: Collection<R>): readonly Route[] {
  const { layer } = collection;
  const path = `{+scope}/providers/Microsoft.Authorization/${layer.name}`;
  return [
    {
      method: 'GET',
      pattern: path,
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const filter = readListFilter(call, layer);
        const rows = rowsFor(collection, filter, place, caller, at);
        const resources = rows.map((row) => collection.resource(row, place, at));
        return listAnswer(
          call,
          resources.filter(({ properties }) => fits(filter, properties)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${path}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        return { status: 200, body: collection.resource(find(call, collection, name, place, caller, at), place, at) };
      },
    },
  ];
}

/** Rows at a scope, above and below it; with `asTarget()` one's own, at just this scope. From the root that is everywhere. */
function rowsFor<R extends Row>(
  collection: Collection<R>,
  { functions, comparisons }: ListFilter,
  place: AzureScope,
  caller: Caller,
  at: Moment,
): readonly R[] {
  const { scopes } = at.state.azure;
  const isAbove = ({ access }: R) => scopes.isAtOrAbove(access.scope, place.id);
  const isBelow = ({ access }: R) => scopes.isAtOrAbove(place.id, access.scope);
  const isHere = ({ access }: R) => place.id === ROOT.id || access.scope === place.id;
  const withinScope = (rows: readonly R[]) => (functions.has('atscope') ? rows.filter(isAbove) : rows);

  if (functions.has('astarget')) return withinScope(collection.own(caller, at).filter(isHere));
  if (functions.has('asapprover'))
    return withinScope((collection.picked.asapprover?.(caller, at) ?? []).filter(isBelow));
  if (!mayDo(RIGHTS.read, place.id, caller, at)) throw insufficientPermissions(caller.id);
  if (functions.has('asrequestor'))
    return withinScope((collection.picked.asrequestor?.(caller, at) ?? []).filter(isBelow));
  return withinScope(
    rowsOfHolder(collection, functions, comparisons, at).filter((row) => isAbove(row) || isBelow(row)),
  );
}

/** Only of whom the filter names, so that a big tenant is not gone through for one person. */
function rowsOfHolder<R extends Row>(
  collection: Collection<R>,
  functions: ListFilter['functions'],
  comparisons: ListFilter['comparisons'],
  at: Moment,
): readonly R[] {
  const [assignee] = functions.get('assignedto') ?? [];
  if (assignee !== undefined) return collection.assignedTo(String(assignee).toLowerCase(), at);
  const principal = comparisons.find(({ property }) => property === 'principalId')?.values[0];
  return principal === undefined ? collection.rows(at) : collection.rowsOf(String(principal).toLowerCase(), at);
}

/** Without a role at the scope even one's own is shown only with `asTarget()`. */
function find<R extends Row>(
  call: Call,
  collection: Collection<R>,
  name: string,
  place: AzureScope,
  caller: Caller,
  at: Moment,
): R {
  const { functions } = readListFilter(call, collection.layer);
  const isOwn = functions.has('astarget');
  if (!isOwn && !mayDo(RIGHTS.read, place.id, caller, at)) throw insufficientPermissions(caller.id);
  const row = collection.find(name.toLowerCase(), at);
  const isHere = row?.access.scope === place.id;
  if (!row || !isHere || (isOwn && !collection.own(caller, at).some(({ id }) => id === row.id)))
    throw resourceNotFound(`Microsoft.Authorization/${collection.layer.name}`, name);
  return row;
}
