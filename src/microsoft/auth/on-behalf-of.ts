import { AppError } from '../../core/app-error.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type Person, personKey, type SignInStrength } from '../../pim/index.ts';
import type { Resource, TokenSource } from '../http/token-source.ts';
import type { AssertionSource } from './assertion-source.ts';
import { claimsIn } from './claims-in.ts';
import { type AccessToken, createEntraExchange, type EntraExchangeParts } from './entra-exchange.ts';
import { createKeptAssertions } from './kept-assertions.ts';
import { requireSamePerson } from './require-same-person.ts';
import { strengthOf } from './strength-of.ts';
import { createTokenCache } from './token-cache.ts';

export interface OnBehalfOfParts extends Omit<EntraExchangeParts, 'loginHost' | 'federationAudience' | 'timeLimitMs'> {
  /** In place of what Teams' single sign-on brings, as in the sandbox. */
  readonly assertions?: AssertionSource | undefined;
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

/** The tokens of people, and what makes and ends them. */
export interface OnBehalfOf extends TokenSource {
  /**
   * Takes the token that Teams' single sign-on brought. It must name the person, and is kept only once Entra took it.
   * Several clients bring one each: the first that Entra takes serves them all.
   */
  accept(person: Person, resource: Resource, assertion: string): Promise<void>;
  /** A token that the person got by a sign-in page is used for its life. */
  hold(person: Person, resource: Resource, token: AccessToken): void;
  /** What the person's sign-in has proved, as the service sees it; nothing where its token does not tell. */
  strength(person: Person, resource: Resource): Promise<SignInStrength | undefined>;
  /** What the person is called at sign-in, where a token tells. */
  signInName(person: Person): string | undefined;
  /** Forgets all tokens of the person, also those that are on their way. */
  forgetPerson(person: Person): void;
}

const RESOURCES: readonly Resource[] = ['graph', 'arm'];

/**
 * Delegated tokens from people's assertions: one exchange per person and resource per token lifetime, never two at once
 * for the same. Errors: those of the assertion source, `SignInNeeded`, `SignInBlocked`, `ConsentMissing`, `SignInFailed`,
 * `NoAnswer`, `PersonMismatch`.
 */
export function createOnBehalfOf(parts: OnBehalfOfParts): OnBehalfOf {
  const { logger, clock = systemClock, maxPeople = 5000 } = parts;
  const exchange = createEntraExchange({
    loginHost: 'https://login.microsoftonline.com',
    federationAudience: 'api://AzureADTokenExchange',
    timeLimitMs: 10_000,
    ...parts,
  });
  const kept = createKeptAssertions(clock, maxPeople);
  const assertions: AssertionSource = parts.assertions ?? kept;
  const cache = createTokenCache(clock, maxPeople * RESOURCES.length);
  const underway = new Map<string, Promise<string>>();

  async function fetchToken(person: Person, resource: Resource, assertion: string): Promise<AccessToken> {
    const startedAtMs = clock.now().getTime();
    const facts = () => ({ ...person, resource, ms: clock.now().getTime() - startedAtMs });
    try {
      const token = await exchange(person, resource, assertion);
      logger.info({ ...facts(), expiresAt: token.expiresAt }, 'exchanged an assertion for a token');
      return token;
    } catch (error) {
      const known = error instanceof AppError ? { code: error.code, facts: error.facts } : { code: undefined };
      logger.warn({ ...facts(), ...known }, 'could not exchange an assertion for a token');
      if (known.code === 'SignInNeeded') assertions.refused?.(person, assertion);
      throw error;
    }
  }

  /** One that was forgotten on its way is given to whoever waits for it, and kept for nobody. */
  function start(person: Person, resource: Resource, assertion: string, taken?: () => void): Promise<string> {
    const key = keyOf(person, resource);
    const isCurrent = () => underway.get(key) === running;
    const running: Promise<string> = fetchToken(person, resource, assertion)
      .then(({ token, expiresAt }) => {
        if (!isCurrent()) return token;
        cache.set(key, token, expiresAt);
        taken?.();
        return token;
      })
      .finally(() => isCurrent() && underway.delete(key));
    underway.set(key, running);
    return running;
  }

  async function token(person: Person, resource: Resource): Promise<string> {
    const key = keyOf(person, resource);
    const held = cache.get(key);
    if (held !== undefined) return held;
    // Everyone shows an assertion of their own before sharing an exchange: a caller outside of the person's turn can
    // neither get a new token nor, by failing, take it from one inside.
    const assertion = await assertions.assertionFor(person, resource);
    return cache.get(key) ?? underway.get(key) ?? start(person, resource, assertion);
  }

  return {
    token,
    forget: (person, resource, refused) => cache.drop(keyOf(person, resource), refused),
    async accept(person, resource, assertion) {
      // Not proof yet, but another person's token is not worth an exchange.
      requireSamePerson(person, claimsIn(assertion) ?? {});
      const key = keyOf(person, resource);
      while (cache.get(key) === undefined || !kept.has(person)) {
        const others = underway.get(key);
        if (!others) {
          await start(person, resource, assertion, () => kept.keep(person, assertion));
          return;
        }
        // That it failed says nothing of this one.
        await others.catch(() => undefined);
      }
    },
    hold: (person, resource, { token: held, expiresAt }) => {
      underway.delete(keyOf(person, resource));
      cache.set(keyOf(person, resource), held, expiresAt);
    },
    strength: async (person, resource) => strengthOf(await token(person, resource)),
    signInName: (person) => {
      const { upn, preferred_username: name = upn } = claimsIn(cache.get(keyOf(person, 'graph')) ?? '') ?? {};
      return typeof name === 'string' ? name : undefined;
    },
    forgetPerson(person) {
      kept.forget(person);
      for (const resource of RESOURCES) {
        underway.delete(keyOf(person, resource));
        cache.drop(keyOf(person, resource));
      }
    },
  };
}

const keyOf = (person: Person, resource: Resource): string => `${personKey(person)}/${resource}`;
