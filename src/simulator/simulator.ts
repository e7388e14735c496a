import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Clock, systemClock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import { createArm } from './arm/arm.ts';
import { createBotFramework } from './botframework/botframework.ts';
import { type ClockListener, tellListeners } from './control/clock.ts';
import { createControl } from './control/control.ts';
import { createFollowers } from './control/followers.ts';
import { createFaults } from './faults.ts';
import { createGraph } from './graph/graph.ts';
import { createTenantRun } from './kept/tenant-run.ts';
import { createLogin } from './login/login.ts';
import { createMovedClock } from './moved-clock.ts';
import { EXACT, type Knobs } from './pim/knobs.ts';
import { createTrafficRecord } from './record/record.ts';
import { handleRequest } from './server/handle-request.ts';
import { createListener, type Listener } from './server/listener.ts';
import contoso from './tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from './tenant/schema.ts';
import type { Keys } from './tokens/keys.ts';
import type { World } from './world.ts';

export interface SimulatorOptions {
  /** When it is left out, the one that is kept in `data`, or else the built-in tenant Contoso. */
  readonly tenant?: TenantFile;
  /** A folder in which everything is kept over a restart, in `DIR/simulator`. Nothing is kept when it is left out. */
  readonly data?: string;
  readonly logger: Logger;
  /** Where the clock stands at first; real time when it is left out. */
  readonly startedAt?: Date;
  /** What codes and refresh tokens age by; real time when it is left out. */
  readonly signInClock?: Clock;
  /** How unlike the ideal it behaves; exact when it is left out. */
  readonly knobs?: Knobs;
  /** Keys to sign with, for several simulators one after the other: they are slow to make. Its own when they are left out. */
  readonly keys?: Keys;
}

/** A stand-in for Microsoft on one port of this machine: `docs/simulator.md`. */
export interface Simulator {
  /** The simulated time, for a bot in the same process. */
  readonly clock: Clock;
  /** Port 0 takes any free one. Resolves to `http://127.0.0.1:PORT`. Throws `DataFolderError`, `TenantFileError`. */
  start(port: number): Promise<string>;
  /** Ends kept-alive connections too. */
  stop(): Promise<void>;
  /** Called whenever somebody moves the clock; whoever moved it gets the answer when the promise is settled. */
  onClockMoved(listener: ClockListener): void;
}

/** Throws `TenantFileError` when the tenant cannot be used; with `data` that is seen when it starts. */
export function createSimulator({
  tenant,
  data,
  logger,
  startedAt,
  signInClock = systemClock,
  knobs = EXACT,
  keys,
}: SimulatorOptions): Simulator {
  const clock = createMovedClock(systemClock, startedAt);
  const newId = () => randomUUID();
  const run = createTenantRun({ dir: data, tenant, builtIn: contoso as TenantFile, clock, knobs, keys });
  const listeners: ClockListener[] = [];
  let running: { readonly listener: Listener; readonly stopping: AbortController } | undefined;

  async function start(port: number): Promise<string> {
    if (running) throw new Error('The simulator has been started already: stop it first.');
    const keys = await run.open();
    try {
      return await serve(keys, port);
    } catch (error) {
      running = undefined;
      run.close();
      throw error;
    }
  }

  function serve(keys: Keys, port: number): Promise<string> {
    const stopping = new AbortController();
    // Any number of requests may be held back at once.
    setMaxListeners(0, stopping.signal);
    const world: World = { clock, signInClock, keys, logger, knobs, newId, state: run.state };
    const faults = createFaults(newId);
    const record = createTrafficRecord();
    const followers = createFollowers(clock, logger);
    const clockMoved = async () => {
      run.clockMoved();
      await tellListeners(listeners, clock.now(), logger);
      await followers.tell();
    };
    const reset = () => {
      run.reset();
      faults.clear();
      record.reset();
      return clockMoved();
    };
    const services = {
      login: createLogin(world),
      graph: createGraph(world, faults),
      arm: createArm(world),
      botframework: createBotFramework(world),
      control: createControl({ world, clock, faults, record, followers, clockMoved, reset }),
    };
    const handling = { services, faults, record, clock, logger, newId, stopping: stopping.signal };
    const listener = createListener((request, response) => {
      handleRequest(handling, request, response).catch((error: unknown) => {
        if (!stopping.signal.aborted) logger.error({ err: error }, 'A request could not be handled');
        request.socket.destroy();
      });
    });
    running = { listener, stopping };
    return listener.start(port);
  }

  return {
    clock,
    start,
    stop: async () => {
      running?.stopping.abort();
      await running?.listener.stop();
      running = undefined;
      run.close();
    },
    onClockMoved: (listener) => {
      listeners.push(listener);
    },
  };
}
