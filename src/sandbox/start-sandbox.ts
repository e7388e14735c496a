import { createApp } from '../app.ts';
import { GLOBAL_CLOUD } from '../config/clouds.ts';
import { AppError } from '../core/app-error.ts';
import type { Logger, LogLevel } from '../core/logger.ts';
import { createSimulator } from '../simulator/simulator.ts';
import { readTenantFile } from '../simulator/tenant/read-tenant-file.ts';
import type { ReadyUrls } from './ready-screen.ts';
import { createSandboxAssertions } from './sandbox-assertions.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { readSimulatedTenant } from './simulated-tenant.ts';
import { startTeamsWindow } from './teams-window.ts';
import { isLoopback, sandboxTransport } from './transport.ts';
import { type WindowTenant, windowConfig } from './window-config.ts';

const HOST = '127.0.0.1';
/** The one secret of the simulated app registration. It opens nothing else. */
const CLIENT_SECRET = 'sandbox-secret';
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
    for (const stopOne of stops.splice(0).reverse()) await stopOne();
  };
  try {
    const tenantFile = options.tenantFile === undefined ? {} : { tenant: await readTenantFile(options.tenantFile) };
    const simulator = createSimulator({ ...tenantFile, knobs: options.knobs, logger });
    const simulatorUrl = await simulator.start(options.simulatorPort);
    stops.push(() => simulator.stop());
    const tenant = await readSimulatedTenant(simulatorUrl, fetch);
    const app = createApp({
      config: {
        appId: tenant.appId,
        clientSecret: CLIENT_SECRET,
        cloud: GLOBAL_CLOUD,
        host: HOST,
        port: options.port,
        logLevel,
      },
      fetch: sandboxTransport(simulatorUrl, fetch),
      clock: simulator.clock,
      assertions: createSandboxAssertions(simulatorUrl, fetch),
      connectorToken: async () => undefined,
      isServiceUrlAllowed: (serviceUrl) => isLoopback(new URL(serviceUrl)),
      fallbackZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      logger,
    });
    const bot = await app.start();
    stops.push(() => app.stop());
    const [alex, megan] = options.ui ? await startWindows(tenant, bot, stops) : [];
    return { bot, simulator: simulatorUrl, alex, megan, stop };
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
