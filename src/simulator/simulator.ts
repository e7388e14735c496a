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
import { createLogin } from './login/login.ts';
import { createMovedClock } from './moved-clock.ts';
import { EXACT, type Knobs } from './pim/knobs.ts';
import { createTrafficRecord } from './record/record.ts';
import { handleRequest } from './server/handle-request.ts';
import { createListener, type Listener } from './server/listener.ts';
import contoso from './tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from './tenant/schema.ts';
import { createKeys, type Keys } from './tokens/keys.ts';
import { createTenantState, type World } from './world.ts';

export interface SimulatorOptions {
  /** The built-in tenant Contoso when it is left out. */
  readonly tenant?: TenantFile;
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
  /** Port 0 takes any free one. Resolves to `http://127.0.0.1:PORT`. */
  start(port: number): Promise<string>;
  /** Ends kept-alive connections too. */
  stop(): Promise<void>;
  /** Called whenever somebody moves the clock; whoever moved it gets the answer when the promise is settled. */
  onClockMoved(listener: ClockListener): void;
}

/** Throws `TenantFileError` when the tenant cannot be used. */
export function createSimulator({
  tenant = contoso as TenantFile,
  logger,
  startedAt,
  signInClock = systemClock,
  knobs = EXACT,
  keys: given,
}: SimulatorOptions): Simulator {
  const clock = createMovedClock(systemClock, startedAt);
  const newId = () => randomUUID();
  const createState = () => createTenantState(tenant, clock.now(), knobs);
  let state = createState();
  const listeners: ClockListener[] = [];
  let running: { readonly listener: Listener; readonly stopping: AbortController } | undefined;
  let keys = given;

  async function start(port: number): Promise<string> {
    if (running) throw new Error('The simulator has been started already: stop it first.');
    keys ??= await createKeys();
    const stopping = new AbortController();
    // Any number of requests may be held back at once.
    setMaxListeners(0, stopping.signal);
    const world: World = { clock, signInClock, keys, logger, knobs, newId, state: () => state };
    const faults = createFaults(newId);
    const record = createTrafficRecord();
    const followers = createFollowers(clock, logger);
    const clockMoved = async () => {
      await tellListeners(listeners, clock.now(), logger);
      await followers.tell();
    };
    const reset = () => {
      clock.reset();
      state = createState();
      faults.clear();
      record.reset();
      return clockMoved();
    };
    const services = {
      login: createLogin(world),
      graph: createGraph(world, faults),
      arm: createArm(world),
      botframework: createBotFramework(world),
      control: createControl({ world, faults, record, followers, clockMoved, reset }),
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
    },
    onClockMoved: (listener) => {
      listeners.push(listener);
    },
  };
}
