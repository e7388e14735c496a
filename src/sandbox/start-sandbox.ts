import { AppError } from '../core/app-error.ts';
import type { Logger, LogLevel } from '../core/logger.ts';
import { onPort } from './on-port.ts';
import type { ReadyUrls } from './ready-screen.ts';
import { findSimulator } from './running-simulator.ts';
import { createSandboxApp } from './sandbox-app.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { startTeamsWindow } from './teams-window.ts';
import { type WindowTenant, windowConfig } from './window-config.ts';

/** Whose windows open, and where. */
const WINDOWS = [
  { userPrincipalName: 'alexw@contoso.example', port: 56_150 },
  { userPrincipalName: 'meganb@contoso.example', port: 56_151 },
] as const;

export interface Sandbox extends ReadyUrls {
  stop(): Promise<void>;
}

/** Starts simulator, bot and windows, in this order; stops what already runs where a later one fails. */
export async function startSandbox(options: SandboxOptions, logLevel: LogLevel, logger: Logger): Promise<Sandbox> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0))
      await stopOne().catch((error: unknown) => logger.error({ error }, 'a part of the sandbox did not stop'));
  };
  try {
    const simulator = await findSimulator(options, fetch, logger);
    stops.push(simulator.stop);
    const app = await createSandboxApp(simulator, options, logLevel, logger);
    simulator.onClockMoved(app.clockMoved);
    const bot = await onPort('--port', options.port, () => app.start());
    // The first to stop: turns in flight still need the others.
    stops.unshift(app.stop);
    const [alex, megan] = options.ui ? await startWindows(simulator.tenant, bot, stops) : [];
    return { bot, simulator: simulator.url, alex, megan, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWindows(tenant: WindowTenant, bot: string, stops: (() => Promise<void>)[]): Promise<string[]> {
  const starting = WINDOWS.map(async ({ userPrincipalName, port }) => {
    const owner = tenant.people.find((person) => person.userPrincipalName === userPrincipalName);
    if (!owner) {
      const message = `The tenant has no ${userPrincipalName}, whose Teams window should open. Add them, or start with --no-ui.`;
      throw new AppError('NoWindowOwner', message);
    }
    const window = await startTeamsWindow(windowConfig(tenant, owner), bot, port);
    stops.push(() => window.stop());
    return window.url;
  });
  // All of them are waited for, so that none is left running when another fails.
  const started = await Promise.allSettled(starting);
  return started.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
