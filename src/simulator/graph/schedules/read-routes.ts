import type { Access } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, countAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
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
    return { query, entities: collection.rows(at).map((row) => collection.entity(row, at)) };
  }
  return [
    {
      method: 'GET',
      pattern: path,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return collectionAnswer(call, context, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `${path}/$count`,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return countAnswer(entities, query);
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
        const entities = rowsOf(caller, at).map((row) => typed(collection.entity(row, at)));
        return collectionAnswer(call, `Collection(${layer.type})`, entities, query);
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

/** A function's answer names the type of each entity. */
const typed = <T extends { type: string; properties: object }>(entity: T): T => ({
  ...entity,
  properties: { '@odata.type': `#microsoft.graph.${entity.type}`, ...entity.properties },
});
