import { type Clock, systemClock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type Person, personKey, type SignInStrength } from '../../pim/index.ts';
import type { Resource, TokenSource } from '../http/token-source.ts';
import type { AssertionSource } from './assertion-source.ts';
import { claimsIn } from './claims-in.ts';
import { type AccessToken, createEntraExchange, type EntraExchangeParts } from './entra-exchange.ts';
import { createKeptAssertions } from './kept-assertions.ts';
import { createPartitionKeeper } from './partition-keeper.ts';
import { requireSamePerson } from './require-same-person.ts';
import { strengthOf } from './strength-of.ts';
import { createTokenCache } from './token-cache.ts';
import type { TokenPartitions } from './token-partitions.ts';
import { createTokenWays, type TokenWay } from './token-ways.ts';

export interface OnBehalfOfParts extends Omit<EntraExchangeParts, 'loginHost' | 'federationAudience' | 'timeLimitMs'> {
  /** In place of what Teams' single sign-on brings, as in the sandbox. */
  readonly assertions?: AssertionSource | undefined;
  /** Where tokens are kept beyond the process; left out: nowhere. */
  readonly partitions?: TokenPartitions | undefined;
  readonly logger: Logger;
  /** Default: `https://login.microsoftonline.com`, the global cloud. */
  readonly loginHost?: string;
  /** Default: that of the global cloud. */
  readonly federationAudience?: string;
  /** How long one request to the sign-in service may take. Default 10 s. */
  readonly timeLimitMs?: number;
  /** Real time, unlike the clock that the sandbox moves: token lifetimes are real. Default: the machine's. */
  readonly clock?: Clock;
  /** How many people's tokens are in memory; those used longest ago go first. Default 5000. */
  readonly maxPeople?: number;
}

/** What a sign-in by page gave. */
export interface SignedIn {
  readonly tokens: ReadonlyMap<Resource, AccessToken>;
  /** The person's partition that MSAL made of it. */
  readonly cache: string | undefined;
}

/** The tokens of people, and what makes and ends them. */
export interface OnBehalfOf extends TokenSource {
  /**
   * Takes the token that Teams' single sign-on brought. It must name the person, and is kept only once Entra took it.
   * Several clients bring one each: the first that Entra takes serves them all.
   */
  accept(person: Person, resource: Resource, assertion: string): Promise<void>;
  /** Tokens that the person got by a sign-in page are used for their life. Does not throw. */
  hold(person: Person, signedIn: SignedIn): Promise<void>;
  /** What the person's sign-in has proved, as the service sees it; nothing where its token does not tell. */
  strength(person: Person, resource: Resource): Promise<SignInStrength | undefined>;
  /** What the person is called at sign-in, where a token tells. */
  signInName(person: Person): string | undefined;
  /** Forgets all tokens of the person, also those that are on their way. Errors: what the database throws. */
  forgetPerson(person: Person): Promise<void>;
}

const RESOURCES: readonly Resource[] = ['graph', 'arm'];

interface Underway {
  readonly token: Promise<string>;
  readonly way: TokenWay['kind'];
}

/**
 * Delegated tokens of people, from their assertions, else from what their last sign-in left: one request per person and
 * resource per token lifetime, never two at once for the same. Errors: those of the assertion source, `SignInNeeded`,
 * `SignInBlocked`, `ConsentMissing`, `SignInFailed`, `NoAnswer`, `PersonMismatch`.
 */
export function createOnBehalfOf(parts: OnBehalfOfParts): OnBehalfOf {
  const { logger, clock = systemClock, maxPeople = 5000 } = parts;
  const kept = createKeptAssertions(clock, maxPeople);
  const assertions: AssertionSource = parts.assertions ?? kept;
  const keeper = createPartitionKeeper(parts.partitions, logger);
  const cache = createTokenCache(clock, maxPeople * RESOURCES.length);
  const entra = createEntraExchange({
    loginHost: 'https://login.microsoftonline.com',
    federationAudience: 'api://AzureADTokenExchange',
    timeLimitMs: 10_000,
    ...parts,
  });
  const ways = createTokenWays({ entra, assertions, keeper, clock, logger, maxPeople });
  const underway = new Map<string, Underway>();

  /** One that was forgotten on its way is given to whoever waits for it, and kept for nobody. */
  function start(person: Person, resource: Resource, way: TokenWay, taken?: () => void): Promise<string> {
    const key = keyOf(person, resource);
    const isCurrent = () => underway.get(key) === entry;
    const token = way
      .go()
      .then(async ({ token: got, expiresAt, cache: partition }) => {
        if (!isCurrent()) return got;
        cache.set(key, got, expiresAt);
        taken?.();
        await keeper.keep(person, partition, way.kept);
        return got;
      })
      .finally(() => isCurrent() && underway.delete(key));
    const entry: Underway = { token, way: way.kind };
    underway.set(key, entry);
    return token;
  }

  async function token(person: Person, resource: Resource): Promise<string> {
    const key = keyOf(person, resource);
    const held = cache.get(key);
    if (held !== undefined) return held;
    // Everyone shows a way of their own before sharing another's: a caller outside of the person's turn can neither get a
    // new token by an assertion nor, by failing, take one from a caller inside.
    const way = await ways.of(person, resource);
    for (;;) {
      const others = underway.get(key);
      const found = cache.get(key);
      if (found !== undefined) return found;
      if (!others) return start(person, resource, way);
      if (others.way === 'assertion' || way.kind === 'partition') return others.token;
      const theirs = await others.token.catch(() => undefined);
      if (theirs !== undefined) return theirs;
    }
  }

  return {
    token,
    forget: (person, resource, refused) => {
      cache.drop(keyOf(person, resource), refused);
      ways.refused(person, resource, refused);
    },
    async accept(person, resource, assertion) {
      // Not proof yet, but another person's token is not worth an exchange.
      requireSamePerson(person, claimsIn(assertion) ?? {});
      const key = keyOf(person, resource);
      while (cache.get(key) === undefined || !kept.has(person)) {
        const others = underway.get(key);
        if (!others) {
          await start(person, resource, ways.by(person, resource, assertion), () => kept.keep(person, assertion));
          return;
        }
        // That it failed says nothing of this one.
        await others.token.catch(() => undefined);
      }
    },
    hold: async (person, { tokens, cache: partition }) => {
      for (const [resource, { token: held, expiresAt }] of tokens) {
        underway.delete(keyOf(person, resource));
        cache.set(keyOf(person, resource), held, expiresAt);
      }
      await keeper.keep(person, partition);
    },
    strength: async (person, resource) => strengthOf(await token(person, resource)),
    signInName: (person) => {
      const { upn, preferred_username: name = upn } = claimsIn(cache.get(keyOf(person, 'graph')) ?? '') ?? {};
      return typeof name === 'string' ? name : undefined;
    },
    async forgetPerson(person) {
      kept.forget(person);
      for (const resource of RESOURCES) {
        underway.delete(keyOf(person, resource));
        cache.drop(keyOf(person, resource));
      }
      await keeper.forget(person);
    },
  };
}

const keyOf = (person: Person, resource: Resource): string => `${personKey(person)}/${resource}`;
