import { AppError } from '../../core/app-error.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type Person, personKey } from '../../pim/index.ts';
import type { Resource, TokenSource } from '../http/token-source.ts';
import type { AssertionSource } from './assertion-source.ts';
import { createEntraExchange, type EntraExchangeParts } from './entra-exchange.ts';
import { createTokenCache } from './token-cache.ts';

export interface OnBehalfOfParts extends Omit<EntraExchangeParts, 'loginHost' | 'federationAudience' | 'timeLimitMs'> {
  readonly assertions: AssertionSource;
  readonly logger: Logger;
  /** Default: `https://login.microsoftonline.com`, the global cloud. */
  readonly loginHost?: string;
  /** Default: that of the global cloud. */
  readonly federationAudience?: string;
  /** How long one request to the sign-in service may take. Default 10 s. */
  readonly timeLimitMs?: number;
  /** Real time, unlike the clock that the sandbox moves: token lifetimes are real. Default: the machine's. */
  readonly clock?: Clock;
  /** How many people's tokens are kept; those used longest ago go first. Default 5000. */
  readonly maxPeople?: number;
}

/** Graph and Azure: a token each. */
const TOKENS_PER_PERSON = 2;

/**
 * Delegated tokens from people's assertions: one exchange per person and resource per token lifetime, never two at once
 * for the same. Errors: those of the assertion source, `SignInNeeded`, `SignInBlocked`, `ConsentMissing`, `SignInFailed`,
 * `NoAnswer`, `PersonMismatch`.
 */
export function createOnBehalfOf(parts: OnBehalfOfParts): TokenSource {
  const { assertions, logger, clock = systemClock, maxPeople = 5000 } = parts;
  const exchange = createEntraExchange({
    loginHost: 'https://login.microsoftonline.com',
    federationAudience: 'api://AzureADTokenExchange',
    timeLimitMs: 10_000,
    ...parts,
  });
  const cache = createTokenCache(clock, maxPeople * TOKENS_PER_PERSON);
  const underway = new Map<string, Promise<string>>();

  async function fetchToken(person: Person, resource: Resource, assertion: string): Promise<string> {
    const startedAtMs = clock.now().getTime();
    const facts = () => ({ ...person, resource, ms: clock.now().getTime() - startedAtMs });
    try {
      const { token, expiresAt } = await exchange(person, resource, assertion);
      cache.set(keyOf(person, resource), token, expiresAt);
      logger.info({ ...facts(), expiresAt }, 'exchanged an assertion for a token');
      return token;
    } catch (error) {
      const known = error instanceof AppError ? { code: error.code, facts: error.facts } : { code: undefined };
      logger.warn({ ...facts(), ...known }, 'could not exchange an assertion for a token');
      throw error;
    }
  }

  return {
    async token(person, resource) {
      const key = keyOf(person, resource);
      const kept = cache.get(key);
      if (kept !== undefined) return kept;
      // Everyone shows an assertion of their own before sharing an exchange: a caller outside of the person's turn can
      // neither get a new token nor, by failing, take it from one inside.
      const assertion = await assertions.assertionFor(person);
      const since = cache.get(key);
      if (since !== undefined) return since;
      const shared = underway.get(key) ?? fetchToken(person, resource, assertion).finally(() => underway.delete(key));
      underway.set(key, shared);
      return shared;
    },
    forget: (person, resource, refused) => cache.drop(keyOf(person, resource), refused),
  };
}

const keyOf = (person: Person, resource: Resource): string => `${personKey(person)}/${resource}`;
