import type { Clock } from '../core/clock.ts';
import type { Fetch } from '../core/fetch.ts';
import type { Logger } from '../core/logger.ts';
import { createSimulator } from '../simulator/simulator.ts';
import { readTenant } from '../simulator/tenant/read-tenant.ts';
import { followClock } from './follow-clock.ts';
import { onPort } from './on-port.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { readSimulatedTenant } from './simulated-tenant.ts';
import type { WindowTenant } from './window-config.ts';

/** The stand-in for Microsoft that this sandbox talks to. */
export interface RunningSimulator {
  readonly url: string;
  readonly clock: Clock;
  readonly tenant: WindowTenant;
  /** Called whenever the clock was moved; whoever moved it is answered when the promise is settled. */
  onClockMoved(listener: () => Promise<void>): void;
  /** Ends the simulator if it is ours, else only the company. */
  stop(): Promise<void>;
}

/** Starts a simulator, or goes along with the one that runs at `--simulator URL` and keeps to its clock. */
export async function findSimulator(options: SandboxOptions, fetch: Fetch, logger: Logger): Promise<RunningSimulator> {
  const { simulatorUrl: url } = options;
  if (url === undefined) return startSimulator(options, fetch, logger);
  const tenant = await readSimulatedTenant(url, fetch);
  return { url, tenant, ...(await followClock(url, fetch)) };
}

async function startSimulator(options: SandboxOptions, fetch: Fetch, logger: Logger): Promise<RunningSimulator> {
  const tenant = options.tenant === undefined ? {} : { tenant: await readTenant(options.tenant) };
  const data = options.dataDir === undefined ? {} : { data: options.dataDir };
  const simulator = createSimulator({ ...tenant, ...data, knobs: options.knobs, logger });
  const url = await onPort('--simulator-port', options.simulatorPort, (port) => simulator.start(port));
  const { clock } = simulator;
  const { onClockMoved } = simulator;
  return { url, clock, tenant: await readSimulatedTenant(url, fetch), onClockMoved, stop: () => simulator.stop() };
}
