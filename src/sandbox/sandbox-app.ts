import { type App, createApp } from '../app.ts';
import { GLOBAL_CLOUD } from '../config/clouds.ts';
import type { Logger, LogLevel } from '../core/logger.ts';
import type { RunningSimulator } from './running-simulator.ts';
import { createSandboxAssertions } from './sandbox-assertions.ts';
import { isLoopback, sandboxTransport } from './transport.ts';

/** The one secret of the simulated app registration. It opens nothing else. */
const CLIENT_SECRET = 'sandbox-secret';

/** The bot as in production, but for its transport, its clock and where people's sign-ins come from. */
export function createSandboxApp(simulator: RunningSimulator, port: number, logLevel: LogLevel, logger: Logger): App {
  const { url, clock, tenant } = simulator;
  return createApp({
    config: {
      appId: tenant.appId,
      clientSecret: CLIENT_SECRET,
      cloud: GLOBAL_CLOUD,
      host: '127.0.0.1',
      port,
      logLevel,
    },
    fetch: sandboxTransport(url, fetch),
    clock,
    assertions: createSandboxAssertions(url, fetch),
    connectorToken: async () => undefined,
    isServiceUrlAllowed: (serviceUrl) => isLoopback(new URL(serviceUrl)),
    fallbackZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    logger,
  });
}
