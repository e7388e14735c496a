import { z } from 'zod';
import type { Moment } from '../../moment.ts';
import type { AlertKind } from '../../pim/alerts/alert-kind.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { invalidRequestContent } from '../arm-error.ts';
import { readJson } from '../read-json.ts';
import { listAnswer, type Resource } from '../resource.ts';
import {
  ALERTS,
  alertEntity,
  CONFIGURATIONS,
  configurationEntity,
  DEFINITIONS,
  definitionEntity,
} from './alert-entities.ts';
import { incidentRoutes } from './incident-routes.ts';
import { openAlert, openAlerts } from './open-alerts.ts';
import { readSettings } from './read-settings.ts';
import { refreshRoutes } from './refresh-routes.ts';

const PATH = '{+scope}/providers/Microsoft.Authorization';

const alertBody = z.looseObject({ properties: z.looseObject({ isActive: z.boolean() }) });

/** Alerts of a scope, what they mean and how they are set, found, looked for again and acted on. */
export const alertRoutes = (world: World): readonly Route[] => [
  ...refreshRoutes(world),
  ...versioned('alerts', [
    ...readRoutes(world, ALERTS, alertEntity),
    ...readRoutes(world, DEFINITIONS, definitionEntity),
    ...readRoutes(world, CONFIGURATIONS, configurationEntity),
    {
      method: 'PATCH',
      pattern: `${PATH}/${ALERTS}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { book, kind, at } = await openAlert(world, call, scope, name);
        const read = alertBody.safeParse(readJson(call.body, []));
        if (!read.success) throw invalidRequestContent("The member 'isActive' must be true or false.");
        book.setActive(kind, read.data.properties.isActive, at.now);
        return { status: 204 };
      },
    },
    {
      method: 'PATCH',
      pattern: `${PATH}/${CONFIGURATIONS}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { book, kind, at } = await openAlert(world, call, scope, name);
        book.configure(kind, readSettings(kind, book.standing(kind, at.now).settings, call.body), at.now);
        return { status: 204 };
      },
    },
    ...incidentRoutes(world),
  ]),
];

const readRoutes = (
  world: World,
  type: string,
  entity: (kind: AlertKind, scope: AzureScope, at: Moment) => Resource,
): readonly Route[] => [
  {
    method: 'GET',
    pattern: `${PATH}/${type}`,
    handler: async (call, { scope = '' }) => {
      const { book, at, scope: place } = await openAlerts(world, call, scope);
      return listAnswer(
        call,
        book.kinds.map((kind) => entity(kind, place, at)),
        world.knobs,
      );
    },
  },
  {
    method: 'GET',
    pattern: `${PATH}/${type}/{name}`,
    handler: async (call, { scope = '', name = '' }) => {
      const { kind, at, scope: place } = await openAlert(world, call, scope, name);
      return { status: 200, body: entity(kind, place, at) };
    },
  },
];
