import { z } from 'zod';
import type { Entity } from '../../odata/entity.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { RefreshOperation } from '../../pim/alerts/refresh-operation.ts';
import { refusals } from '../../pim/refusal.ts';
import { type Answer, type Call, headerOf } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import { trimmedTime } from '../../timestamps.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, countAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { badRequest } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import type { Moment } from '../surfaces/surface.ts';
import { alertId } from './alert-entity.ts';
import { ALERTS, openAlert, openAlerts } from './open-alerts.ts';

const ROOT = `https://graph.microsoft.com/beta/${ALERTS}`;

/** Whose operation a scan for all alerts names, as Microsoft's sample does. */
const OF_ALL = 'RolesAssignedOutsidePimAlert';

const scope = z.looseObject({ scopeId: z.literal('/'), scopeType: z.string().regex(/^directoryrole$/i) });

/** Scanning on demand, for one alert or all, as operations that take their time. */
export const refreshRoutes = (world: World): readonly Route[] => [
  {
    method: 'POST',
    pattern: `/beta/${ALERTS}/alerts/refresh`,
    handler: async (call) => {
      const { at } = await openAlerts(world, call, true);
      if (!scope.safeParse(readJson(call.body)).success)
        throw badRequest("The properties 'scopeId' and 'scopeType' must be '/' and 'DirectoryRole'.");
      const { roleAlerts, tenant } = at.state;
      for (const kind of roleAlerts.kinds) roleAlerts.refresh(kind, at.now);
      return accepted(alertId(OF_ALL, tenant));
    },
  },
  {
    method: 'POST',
    pattern: `/beta/${ALERTS}/alerts/{id}/refresh`,
    handler: async (call, { id = '' }) => {
      const { kind, at } = await openAlert(world, call, id, true);
      at.state.roleAlerts.refresh(kind, at.now);
      return accepted(id);
    },
  },
  {
    method: 'GET',
    pattern: `/beta/${ALERTS}/operations`,
    handler: async (call) => {
      const { at } = await openAlerts(world, call, false);
      return collectionAnswer(call, `${ALERTS}/operations`, operations(call, at), graphQuery(call, NO_FILTER));
    },
  },
  {
    method: 'GET',
    pattern: `/beta/${ALERTS}/operations/$count`,
    handler: async (call) => {
      const { at } = await openAlerts(world, call, false);
      return countAnswer(operations(call, at), graphQuery(call, NO_FILTER));
    },
  },
  {
    method: 'GET',
    pattern: `/beta/${ALERTS}/operations/{id}`,
    handler: async (call, { id = '' }) => {
      const { at } = await openAlerts(world, call, false);
      const found = operations(call, at).find(({ properties }) => properties.id === id);
      if (!found) throw refusals.notFound();
      return entityAnswer(call, `${ALERTS}/operations`, found, graphQuery(call, NO_FILTER));
    },
  },
];

const accepted = (id: string): Answer => ({ status: 202, headers: { location: `${ROOT}/operations/refresh:${id}` } });

/** The last one of every alert. */
const operations = (call: Call, at: Moment): readonly Entity[] =>
  at.state.roleAlerts.kinds.flatMap((kind) => {
    const operation = at.state.roleAlerts.operation(kind, at.now);
    return operation ? operationEntity(kind, operation, call, at) : [];
  });

function operationEntity({ name }: AlertKind, operation: RefreshOperation, call: Call, { state }: Moment): Entity {
  const id = alertId(name, state.tenant);
  return {
    type: 'longRunningOperation',
    properties: {
      id: `refresh:${id}`,
      createdDateTime: trimmedTime(operation.createdAt),
      lastActionDateTime: trimmedTime(operation.lastActionAt),
      resourceLocation: `${ROOT}/alerts/${id}`,
      status: statusFor(call, operation),
      statusDetail: null,
    },
  };
}

/** A word that came later than the others is told only to who asks for such words. */
const statusFor = (call: Call, { status }: RefreshOperation): string =>
  status === 'skipped' && !/\binclude-unknown-enum-members\b/i.test(headerOf(call, 'prefer') ?? '')
    ? 'unknownFutureValue'
    : status;
