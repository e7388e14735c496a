import type { Kind } from '../../pim/model.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { readRoutes } from '../schedules/read-routes.ts';
import { requests } from '../schedules/request-collection.ts';
import { instances, schedules } from '../schedules/schedule-collections.ts';
import { writeRoutes } from '../schedules/write-routes.ts';
import type { Surface } from './surface.ts';

const KINDS: readonly Kind[] = ['assignment', 'eligibility'];

/** All six collections of a surface. */
export const surfaceRoutes = (world: World, surface: Surface): readonly Route[] =>
  KINDS.flatMap((kind) => [
    ...readRoutes(world, surface, requests(surface, kind, world.knobs)),
    ...readRoutes(world, surface, schedules(surface, kind)),
    ...readRoutes(world, surface, instances(surface, kind)),
    ...writeRoutes(world, surface, kind),
  ]);
