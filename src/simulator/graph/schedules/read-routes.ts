import { requiredValue } from '../../odata/filter.ts';
import type { Query } from '../../odata/query.ts';
import type { Access } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { countAnswer, entityAnswer, graphQuery, NO_FILTER, rowsAnswer } from '../answer-query.ts';
import { badRequest } from '../graph-error.ts';
import { openCall } from '../open-call.ts';
import type { Surface } from '../surfaces/surface.ts';
import type { Collection } from './collection.ts';

/** The four ways to read a collection: all of it (readers only), how many, one's own part, one entity. */
export function readRoutes<Row extends { readonly principalId: string; readonly access: Access }>(
  world: World,
  surface: Surface,
  collection: Collection<Row>,
): readonly Route[] {
  const { layer, permissions } = collection;
  const context = `${surface.path}/${layer.name}`;
  const path = `/{version}/${context}`;

  async function listed(call: Call) {
    const { caller, at } = await openCall(world, call, permissions);
    const query = graphQuery(call, layer.filters);
    surface.checkList(query, caller, at);
    return { query, rows: rowsFor(collection.rows(at), query), entityOf: (row: Row) => collection.entity(row, at) };
  }
  return [
    {
      method: 'GET',
      pattern: path,
      handler: async (call) => {
        const { query, rows, entityOf } = await listed(call);
        return rowsAnswer(call, context, rows, query, entityOf);
      },
    },
    {
      method: 'GET',
      pattern: `${path}/$count`,
      handler: async (call) => {
        const { query, rows, entityOf } = await listed(call);
        return countAnswer(rows.map(entityOf), query);
      },
    },
    {
      method: 'GET',
      pattern: `${path}/filterByCurrentUser(on='{on}')`,
      handler: async (call, { on = '' }) => {
        const { caller, at } = await openCall(world, call, permissions);
        // There is no current user in a token of an application.
        if (caller.kind === 'application') throw refusals.notAllowed();
        const rowsOf = collection.own[on];
        if (!rowsOf)
          throw badRequest(
            `The value '${on}' of the parameter 'on' is invalid. Use ${Object.keys(collection.own).join(', ')}.`,
          );
        const query = graphQuery(call, layer.ownFilters);
        const entityOf = (row: Row) => typed(collection.entity(row, at));
        return rowsAnswer(call, `Collection(${layer.type})`, rowsOf(caller, at), query, entityOf);
      },
    },
    {
      method: 'GET',
      pattern: `${path}/{id}`,
      handler: async (call, { id = '' }) => {
        const { caller, at } = await openCall(world, call, permissions);
        const query = graphQuery(call, NO_FILTER);
        const row = collection.find(id, at);
        if (!row) throw refusals.notFound();
        const isOwn = Object.values(collection.own).some((rowsOf) =>
          rowsOf(caller, at).some((one) => collection.entity(one, at).properties.id === id),
        );
        if (!isOwn && !surface.mayRead(row.access, caller, at)) throw refusals.notAllowed();
        return entityAnswer(call, context, collection.entity(row, at), query);
      },
    },
  ];
}

/** Those of the person or group that the filter names, before anything is made of the others. */
function rowsFor<Row extends { readonly principalId: string; readonly access: Access }>(
  rows: readonly Row[],
  { filter }: Query,
): readonly Row[] {
  const [principal, group] = ['principalId', 'groupId'].map((name) => filter && requiredValue(filter, name));
  const isMeant = (value: unknown, id: string) => !value || String(value).toLowerCase() === id;
  return rows.filter(({ principalId, access }) => isMeant(principal, principalId) && isMeant(group, access.scope));
}

/** A function's answer names the type of each entity. */
const typed = <T extends { type: string; properties: object }>(entity: T): T => ({
  ...entity,
  properties: { '@odata.type': `#microsoft.graph.${entity.type}`, ...entity.properties },
});
