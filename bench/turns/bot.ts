import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app-parts.ts';
import { GLOBAL_CLOUD } from '../../src/config/clouds.ts';
import type { StorageConfig } from '../../src/config/config.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createSandboxAssertions } from '../../src/sandbox/sandbox-assertions.ts';
import { sandboxTransport } from '../../src/sandbox/transport.ts';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { TENANTS } from './activities.ts';
import { offlineMicrosoft } from './offline-microsoft.ts';

/**
 * The bot as in the sandbox, started, without tokens of the channel, as the echo bot has none either. It serves many tenants, because
 * Teams takes fifty messages a second of each, and what is measured is not that.
 *
 * @param simulator its URL; nothing = a Microsoft in memory answers in its place.
 */
export const startBot = async (simulator: string | undefined): Promise<string> => (await makeBot(simulator)).start();

/** The same, not started. */
export async function makeBot(
  simulator: string | undefined,
  storage: StorageConfig = { kind: 'memory' },
): Promise<App> {
  const clientId = contoso.bot.appId.toLowerCase();
  const identity = { clientId, credential: { kind: 'secret', secret: 'sandbox-secret' } } as const;
  return createApp({
    config: {
      appId: clientId,
      bot: identity,
      botTenant: contoso.tenantId,
      signIn: identity,
      tenants: [contoso.tenantId, ...TENANTS],
      cloud: GLOBAL_CLOUD,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      features: [],
      publicUrl: undefined,
      storage,
      tokenCache: { kind: 'off' },
      audit: { file: undefined, retention: undefined },
    },
    fetch: simulator === undefined ? offlineMicrosoft : sandboxTransport(simulator, fetch),
    clock: systemClock,
    assertions:
      simulator === undefined
        ? { assertionFor: async ({ objectId }) => `assertion of ${objectId}` }
        : createSandboxAssertions(simulator, fetch),
    channelAuth: false,
    isServiceUrlAllowed: () => true,
    fallbackZone: 'UTC',
    logger: createLogger('bench', 'silent'),
  });
}
