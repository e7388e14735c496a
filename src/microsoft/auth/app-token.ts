import { ManagedIdentityCredential } from '@azure/identity';
import { AppError } from '../../core/app-error.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type ClientCredential, secretsOf } from './client-credential.ts';
import { type ConfidentialClientParts, createConfidentialClients } from './confidential-client.ts';
import type { AccessToken } from './entra-exchange.ts';
import { readEntraRefusal } from './entra-refusal.ts';
import { NETWORK_ERROR } from './msal-network.ts';
import { createTokenCache } from './token-cache.ts';

export interface AppTokenParts extends Omit<ConfidentialClientParts, 'credential'> {
  /** `itself`: the bot is a managed identity, which gets its tokens from the machine it runs on. */
  readonly credential: ClientCredential | 'itself';
  /** The tenant that issues the token. */
  readonly tenant: string;
  /** What the token is for, such as `https://api.botframework.com`. */
  readonly resource: string;
  readonly logger: Logger;
  /** Real time. Default: the machine's. */
  readonly clock?: Clock;
}

/** The bot's own token for one resource. */
export interface AppTokenSource {
  /** One request per token lifetime, never two at once. Errors: AppError `AppTokenRefused`. */
  token(): Promise<string>;
  /** What the resource refused is not shown to it again. */
  forget(refused: string): void;
}

const KEY = 'app';

export function createAppTokens(parts: AppTokenParts): AppTokenSource {
  const { clock = systemClock, logger, resource } = parts;
  const cache = createTokenCache(clock, 1);
  const acquire = acquirerOf(parts);
  let underway: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    try {
      const { token, expiresAt } = await acquire();
      cache.set(KEY, token, expiresAt);
      logger.info({ resource, expiresAt }, 'got a token of the bot itself');
      return token;
    } catch (error) {
      const refused = refusalOf(error, parts);
      logger.error({ resource, error: refused }, 'could not get a token of the bot itself');
      throw refused;
    }
  }

  return {
    token: async () => {
      const kept = cache.get(KEY);
      if (kept !== undefined) return kept;
      underway ??= fetchToken().finally(() => {
        underway = undefined;
      });
      return underway;
    },
    forget: (refused) => cache.drop(KEY, refused),
  };
}

function acquirerOf({ credential, ...parts }: AppTokenParts): () => Promise<AccessToken> {
  const scope = `${parts.resource}/.default`;
  if (credential === 'itself') {
    const identity = new ManagedIdentityCredential({ clientId: parts.clientId });
    return async () => {
      const { token, expiresOnTimestamp } = await identity.getToken(scope);
      return { token, expiresAt: new Date(expiresOnTimestamp) };
    };
  }
  const client = createConfidentialClients({ ...parts, credential })(parts.tenant);
  return async () => {
    const result = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache: true });
    client.clearCache();
    if (!result?.accessToken || result.expiresOn === null) throw new Error('the answer holds no access token');
    return { token: result.accessToken, expiresAt: result.expiresOn };
  };
}

function refusalOf(error: unknown, { credential, clientId, tenant, resource }: AppTokenParts): AppError {
  const refusal = readEntraRefusal(error, credential === 'itself' ? [] : secretsOf(credential));
  const advice =
    refusal.error === NETWORK_ERROR
      ? 'The sign-in service did not answer: it is tried again with the next message.'
      : 'Check the credential and the tenant of the registration in env/.';
  return new AppError(
    'AppTokenRefused',
    `Could not get a token of ${clientId} in ${tenant} for ${resource}: ${refusal.sentence || refusal.error}. ${advice}`,
    { facts: { clientId, tenant, resource, ...refusal, sent: 'no' } },
  );
}
