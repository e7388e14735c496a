import { refusals } from '../pim/refusal.ts';
import type { Route } from '../server/routes.ts';
import type { World } from '../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from './answer-query.ts';
import { authenticate, requirePermission } from './caller.ts';
import type { EntitySet } from './entity-set.ts';
import { badRequest } from './graph-error.ts';
import { mayReadAll, requireReader } from './roles-of-caller.ts';

/** The three ways to read a collection: all of it (readers only), one's own part, one entity. */
export function entitySetRoutes<Row>(world: World, set: EntitySet<Row>): readonly Route[] {
  const path = `/v1.0/roleManagement/directory/${set.name}`;
  const context = `roleManagement/directory/${set.name}`;
  return [
    {
      method: 'GET',
      pattern: path,
      handler: async (call) => {
        const caller = await authenticate(world, call);
        requirePermission(caller, set.permissions);
        const at = { state: world.state(), now: call.now };
        requireReader(caller, at.state, at.now);
        const query = graphQuery(call, set.filters);
        return collectionAnswer(
          call,
          context,
          set.rows(at).map((row) => set.entity(row, at)),
          query,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${path}/filterByCurrentUser(on='{on}')`,
      handler: async (call, { on = '' }) => {
        const caller = await authenticate(world, call);
        requirePermission(caller, set.permissions);
        // There is no current user in a token of an application.
        if (caller.kind === 'application') throw refusals.notAllowed();
        const choose = set.own[on];
        if (!choose)
          throw badRequest(
            `The value '${on}' of the parameter 'on' is invalid. Use ${Object.keys(set.own).join(', ')}.`,
          );
        const query = graphQuery(call, set.ownFilters);
        const at = { state: world.state(), now: call.now };
        const rows = set.rows(at).flatMap((row) => choose(row, caller, at) ?? []);
        const entities = rows.map((row) => typed(set.entity(row, at)));
        return collectionAnswer(call, `Collection(${set.type})`, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `${path}/{id}`,
      handler: async (call, { id = '' }) => {
        const caller = await authenticate(world, call);
        requirePermission(caller, set.permissions);
        const query = graphQuery(call, NO_FILTER);
        const at = { state: world.state(), now: call.now };
        const row = set.rows(at).find((one) => set.entity(one, at).properties.id === id);
        if (!row) throw refusals.requestNotFound();
        const isOwn = Object.values(set.own).some((choose) => choose(row, caller, at) !== undefined);
        if (!isOwn && !mayReadAll(caller, at.state, at.now)) throw refusals.notAllowed();
        return entityAnswer(call, context, set.entity(row, at), query);
      },
    },
  ];
}

/** A function's answer names the type of each entity. */
const typed = <T extends { type: string; properties: object }>(entity: T): T => ({
  ...entity,
  properties: { '@odata.type': `#microsoft.graph.${entity.type}`, ...entity.properties },
});
