import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import type { App } from '../app-parts.ts';
import { type Cloud, GLOBAL_CLOUD } from '../config/clouds.ts';
import type { AppIdentity, StorageConfig } from '../config/config.ts';
import { OPTIONAL_FEATURES } from '../config/features.ts';
import type { Logger, LogLevel } from '../core/logger.ts';
import type { RunningSimulator } from './running-simulator.ts';
import { createSandboxAssertions } from './sandbox-assertions.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { isLoopback, sandboxBrowserUrl, sandboxTransport } from './transport.ts';

/** The one secret of the simulated app registration. It opens nothing else. */
const CLIENT_SECRET = 'sandbox-secret';

/** Known to everybody: what it locks are tokens of the simulator, good for nothing elsewhere. */
const TOKEN_KEY = createHash('sha256').update('pim-bot sandbox').digest();

type Wanted = Pick<
  SandboxOptions,
  'port' | 'channelAuth' | 'channelMetadata' | 'sso' | 'keepTokens' | 'dataDir' | 'databaseUrl' | 'databaseSchema'
>;

/** The bot as in production, but for its transport, its clock and where people's sign-ins come from. */
export function createSandboxApp(
  simulator: RunningSimulator,
  wanted: Wanted,
  logLevel: LogLevel,
  logger: Logger,
): Promise<App> {
  const { url, clock, tenant } = simulator;
  const clientId = tenant.appId.toLowerCase();
  const tenantId = tenant.tenantId.toLowerCase();
  const identity: AppIdentity = { clientId, credential: { kind: 'secret', secret: CLIENT_SECRET } };
  return createApp({
    config: {
      appId: clientId,
      bot: identity,
      botTenant: tenantId,
      signIn: identity,
      tenants: [tenantId],
      cloud: cloudOf(wanted),
      features: OPTIONAL_FEATURES,
      host: '127.0.0.1',
      port: wanted.port,
      logLevel,
      publicUrl: undefined,
      storage: storageOf(wanted),
      tokenCache: wanted.keepTokens ? { kind: 'kept', keys: [TOKEN_KEY] } : { kind: 'off' },
      audit: { file: undefined, retention: undefined },
    },
    fetch: sandboxTransport(url, fetch),
    clock,
    isClockMoved: true,
    assertions: wanted.sso ? undefined : createSandboxAssertions(url, fetch),
    browserUrl: sandboxBrowserUrl(url),
    channelAuth: wanted.channelAuth,
    isServiceUrlAllowed: (serviceUrl) => URL.canParse(serviceUrl) && isLoopback(new URL(serviceUrl)),
    fallbackZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    logger,
  });
}

/** The channel's keys may come from elsewhere on this machine; its issuer stays. */
const cloudOf = ({ channelMetadata: metadata }: Wanted): Cloud =>
  metadata === undefined ? GLOBAL_CLOUD : { ...GLOBAL_CLOUD, channel: { ...GLOBAL_CLOUD.channel, metadata } };

function storageOf({ dataDir, databaseUrl: url, databaseSchema: schema }: Wanted): StorageConfig {
  if (url !== undefined) return { kind: 'server', url, schema };
  return dataDir === undefined ? { kind: 'memory' } : { kind: 'embedded', folder: join(dataDir, 'bot') };
}
