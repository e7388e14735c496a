import type { Faults } from '../faults.ts';
import type { MovedClock } from '../moved-clock.ts';
import type { TrafficRecord } from '../record/record.ts';
import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { clockRoutes } from './clock.ts';
import { faultRoutes } from './faults.ts';
import type { Followers } from './followers.ts';
import { ControlRefusal, controlRefusalAnswer } from './read-control-body.ts';
import { tokenRoutes } from './tokens.ts';

export interface ControlParts {
  readonly world: World;
  readonly clock: MovedClock;
  readonly faults: Faults;
  readonly record: TrafficRecord;
  readonly followers: Followers;
  /** Resolves when everybody who listens to the clock has finished. */
  clockMoved(): Promise<void>;
  /** Tenant, clock, faults and record as at start. */
  reset(): Promise<void>;
}

/** What no Microsoft has: the handles that tests and people turn. */
export function createControl({ world, clock, faults, record, followers, clockMoved, reset }: ControlParts): Respond {
  return createRespond(
    [
      { method: 'GET', pattern: '/tenant', handler: () => ({ status: 200, body: tenantFacts(world) }) },
      ...tokenRoutes(world),
      ...clockRoutes(clock, clockMoved),
      ...followers.routes,
      ...faultRoutes(faults),
      {
        method: 'GET',
        pattern: '/requests',
        handler: () => ({
          status: 200,
          headers: { 'content-type': 'application/x-ndjson; charset=utf-8' },
          body: record
            .list()
            .map((request) => `${JSON.stringify(request)}\n`)
            .join(''),
        }),
      },
      {
        method: 'DELETE',
        pattern: '/requests',
        handler: () => {
          record.clear();
          return { status: 204 };
        },
      },
      {
        method: 'POST',
        pattern: '/reset',
        handler: async () => {
          await reset();
          return { status: 200, body: { now: clock.now().toISOString() } };
        },
      },
    ],
    (error) => (error instanceof ControlRefusal ? controlRefusalAnswer(error) : undefined),
  );
}

function tenantFacts({ state }: World) {
  const { tenantId, bot, people, groups } = state().tenant;
  return {
    tenantId,
    bot: { appId: bot.appId },
    people: people.map(({ id, displayName, userPrincipalName }) => ({ id, displayName, userPrincipalName })),
    groups: groups.map(({ id, displayName }) => ({ id, displayName })),
  };
}
