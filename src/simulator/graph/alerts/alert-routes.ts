import { z } from 'zod';
import type { Entity } from '../../odata/entity.ts';
import { requiredValue } from '../../odata/filter.ts';
import type { FilterRules } from '../../odata/query.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, countAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { badRequest, GraphError, invalidFilter } from '../graph-error.ts';
import { readJson } from '../read-json.ts';
import type { Moment } from '../surfaces/surface.ts';
import { alertEntity, configurationEntity, definitionEntity } from './alert-entity.ts';
import { ALERTS, openAlert, openAlerts } from './open-alerts.ts';
import { readSettings } from './read-settings.ts';

const FILTERS: FilterRules = {
  operators: { scopeId: ['eq'], scopeType: ['eq'], alertDefinitionId: ['eq', 'ne'], id: ['eq'], isActive: ['eq'] },
  largestOr: 0,
  notAlone: [],
};

type EntityOf = (kind: AlertKind, at: Moment) => Entity;

/** Alerts, what they mean and how they are set. */
export const alertRoutes = (world: World): readonly Route[] => [
  ...listRoutes(world, 'alerts', alertEntity),
  ...listRoutes(world, 'alertDefinitions', definitionEntity),
  ...listRoutes(world, 'alertConfigurations', configurationEntity),
  oneRoute(world, 'alerts/{id}/alertDefinition', 'alertDefinitions', definitionEntity),
  oneRoute(world, 'alerts/{id}/alertConfiguration', 'alertConfigurations', configurationEntity),
  oneRoute(world, 'alertConfigurations/{id}/alertDefinition', 'alertDefinitions', definitionEntity),
  {
    method: 'PATCH',
    pattern: `/beta/${ALERTS}/alerts/{id}`,
    handler: async (call, { id = '' }) => {
      const { kind, at } = await openAlert(world, call, id, true);
      const read = z.object({ isActive: z.boolean() }).safeParse(readJson(call.body));
      if (!read.success) throw badRequest("The property 'isActive' must be true or false.");
      at.state.roleAlerts.setActive(kind, read.data.isActive, at.now);
      return { status: 204 };
    },
  },
  {
    method: 'PATCH',
    pattern: `/beta/${ALERTS}/alertConfigurations/{id}`,
    handler: async (call, { id = '' }) => {
      const { kind, at } = await openAlert(world, call, id, true);
      const { roleAlerts } = at.state;
      const settings = readSettings(kind, roleAlerts.standing(kind, at.now).settings, readJson(call.body));
      roleAlerts.configure(kind, settings, at.now);
      return { status: 204 };
    },
  },
];

function listRoutes(world: World, name: string, entityOf: EntityOf): readonly Route[] {
  const context = `${ALERTS}/${name}`;
  const listed = async (call: Call) => {
    const { at } = await openAlerts(world, call, false);
    const query = graphQuery(call, FILTERS);
    const scopeId = query.filter && requiredValue(query.filter, 'scopeId');
    const scopeType = query.filter && requiredValue(query.filter, 'scopeType');
    // That it must be said is documented, in which words it is refused is not.
    if (!scopeId || !scopeType)
      throw new GraphError(400, 'MissingParameters', 'The required parameters ScopeId or ScopeType is missing');
    if (scopeId !== '/' || String(scopeType).toLowerCase() !== 'directoryrole')
      throw invalidFilter(call.query.get('$filter') ?? '');
    return { query, entities: at.state.roleAlerts.kinds.map((kind) => entityOf(kind, at)) };
  };
  return [
    {
      method: 'GET',
      pattern: `/beta/${context}`,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return collectionAnswer(call, context, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `/beta/${context}/$count`,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return countAnswer(entities, query);
      },
    },
    oneRoute(world, `${name}/{id}`, name, entityOf),
  ];
}

const oneRoute = (world: World, path: string, name: string, entityOf: EntityOf): Route => ({
  method: 'GET',
  pattern: `/beta/${ALERTS}/${path}`,
  handler: async (call, { id = '' }) => {
    const { kind, at } = await openAlert(world, call, id, false);
    return entityAnswer(call, `${ALERTS}/${name}`, entityOf(kind, at), graphQuery(call, NO_FILTER));
  },
});
