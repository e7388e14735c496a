import type { Kind } from '../../pim/model.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { readRoutes } from './read-routes.ts';
import { requests } from './request-collection.ts';
import { instances, schedules } from './schedule-collections.ts';
import { writeRoutes } from './write-routes.ts';

const KINDS: readonly Kind[] = ['assignment', 'eligibility'];

/** All six collections. */
export const scheduleRoutes = (world: World): readonly Route[] =>
  KINDS.flatMap((kind) => [
    ...versioned('requests', [...readRoutes(world, requests(kind, world.knobs)), ...writeRoutes(world, kind)]),
    ...versioned('pim', [
      ...readRoutes(world, schedules(kind, world.knobs.azure)),
      ...readRoutes(world, instances(kind, world.knobs.azure)),
    ]),
  ]);
