import { type ChannelRoute, isRouted, routeKey } from '../../../teams/delivery/channel-route.ts';
import type { ChannelRouteStore } from '../../../teams/delivery/channel-route-store.ts';
import type { Storage } from '../storage.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

/** Channel routes in the database. */
export function createChannelRouteStore({ db }: Pick<Storage, 'db'>): ChannelRouteStore {
  const routes = db.selectFrom('channel_routes').select('route').orderBy('made_at').orderBy('id');
  const routeIn = ({ route }: { readonly route: unknown }) => fromStoredJson<ChannelRoute>(route);
  return {
    async add(route) {
      const { id, tenantId: tenant_id, conversationId: conversation_id, topic, madeAt: made_at } = route;
      const row = { id, tenant_id, conversation_id, topic, made_at, route: toStoredJson(route) };
      await db
        .insertInto('channel_routes')
        .values({ ...row, same: routeKey(route) })
        .onConflict((conflict) => conflict.column('same').doUpdateSet(row))
        .execute();
    },
    of: async (conversationId) => (await routes.where('conversation_id', '=', conversationId).execute()).map(routeIn),
    async leading(tenantId, topic, target) {
      const rows = await routes.where('tenant_id', '=', tenantId).where('topic', '=', topic).execute();
      return rows.map(routeIn).filter((route) => isRouted(route, target));
    },
    async remove(conversationId, id) {
      const removed = await db
        .deleteFrom('channel_routes')
        .where('conversation_id', '=', conversationId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}
