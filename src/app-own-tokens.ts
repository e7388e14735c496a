import type { Config } from './config/config.ts';
import { systemClock } from './core/clock.ts';
import type { Fetch } from './core/fetch.ts';
import type { Logger } from './core/logger.ts';
import { type AppTokenSource, createAppTokens } from './microsoft/auth/app-token.ts';
import type { OwnIdentity } from './microsoft/auth/power/refuse-powerful-app.ts';
import type { ConnectorTokens } from './teams/bot/edge/connector/create-ask.ts';
import { createChannelKeys } from './teams/bot/edge/door/channel-keys.ts';
import type { ChannelTokenRules } from './teams/bot/edge/door/check-channel-token.ts';

export interface OwnTokenParts {
  readonly config: Config;
  readonly fetch: Fetch;
  readonly logger: Logger;
}

/** Tokens of the channel hold in real time, whatever the simulated clock shows. */
export const channelTokenRules = ({ config, fetch, logger }: OwnTokenParts): ChannelTokenRules => {
  const { metadata: metadataUrl, issuer } = config.cloud.channel;
  const keys = createChannelKeys({ fetch, metadataUrl, clock: systemClock, logger });
  return { keys, issuer, audience: config.appId, clock: systemClock };
};

export const noTokens: ConnectorTokens = { token: async () => undefined, forget: () => undefined };

export const connectorTokens = (parts: OwnTokenParts): AppTokenSource => {
  const { bot, botTenant, cloud } = parts.config;
  return ownTokens(parts, bot, botTenant, cloud.channel.issuer);
};

/** As whom the bot could ask Microsoft Graph for something by itself. */
export function ownIdentities(parts: OwnTokenParts): readonly OwnIdentity[] {
  const { bot, botTenant, signIn, tenants, cloud } = parts.config;
  const inTenant = (identity: Config['bot'], tenant: string): OwnIdentity => ({
    clientId: identity.clientId,
    tenant,
    token: ownTokens(parts, identity, tenant, cloud.graph).token,
  });
  const all = tenants.map((tenant) => inTenant(signIn, tenant));
  return bot.credential === 'managed-identity' ? [...all, inTenant(bot, botTenant)] : all;
}

/** Tokens of a registration by itself, in a tenant and for a resource. */
export const ownTokens = (
  { config: { cloud }, fetch, logger }: OwnTokenParts,
  { clientId, credential }: Config['bot'],
  tenant: string,
  resource: string,
): AppTokenSource =>
  createAppTokens({
    fetch,
    clientId,
    credential: credential === 'managed-identity' ? 'itself' : credential,
    tenant,
    resource,
    loginHost: cloud.login,
    federationAudience: cloud.federationAudience,
    timeLimitMs: 10_000,
    logger,
  });
