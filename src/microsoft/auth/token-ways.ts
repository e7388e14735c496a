import { LRUCache } from 'lru-cache';
import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { type Person, personKey } from '../../pim/index.ts';
import type { Resource } from '../http/token-source.ts';
import type { AssertionSource } from './assertion-source.ts';
import type { Acquired, EntraExchange } from './entra-exchange.ts';
import type { PartitionKeeper } from './partition-keeper.ts';
import type { KeptPartition } from './token-partitions.ts';
import { currentTurn } from './turn.ts';

/** A way to a new token: by the assertion of somebody who is there, or by what their last sign-in left. */
export interface TokenWay {
  readonly kind: 'assertion' | 'partition';
  /** The partition that the token comes from. */
  readonly kept?: KeptPartition;
  go(): Promise<Acquired>;
}

export interface TokenWays {
  /** The way that the caller has now. Errors: those of the assertion source where there is neither. */
  of(person: Person, resource: Resource): Promise<TokenWay>;
  by(person: Person, resource: Resource, assertion: string): TokenWay;
  /** The service does not take this token: it is not taken from a partition again. */
  refused(person: Person, resource: Resource, token: string): void;
}

export interface TokenWaysParts {
  readonly entra: EntraExchange;
  readonly assertions: AssertionSource;
  readonly keeper: PartitionKeeper;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maxPeople: number;
}

export function createTokenWays(parts: TokenWaysParts): TokenWays {
  const { entra, assertions, keeper, clock, logger } = parts;
  const refusedTokens = new LRUCache<string, string>({ max: parts.maxPeople });

  async function logged(person: Person, resource: Resource, what: string, work: () => Promise<Acquired>) {
    const startedAtMs = clock.now().getTime();
    const facts = () => ({ ...person, resource, ms: clock.now().getTime() - startedAtMs });
    try {
      const acquired = await work();
      logger.info({ ...facts(), expiresAt: acquired.expiresAt }, `${what} for a token`);
      return acquired;
    } catch (error) {
      const known = error instanceof AppError ? { code: error.code, facts: error.facts } : { code: undefined };
      logger.warn({ ...facts(), ...known }, `no token: ${what} in vain`);
      throw error;
    }
  }

  const by = (person: Person, resource: Resource, assertion: string): TokenWay => ({
    kind: 'assertion',
    go: () =>
      logged(person, resource, 'exchanged an assertion', () => entra.exchange(person, resource, assertion)).catch(
        (error: unknown) => {
          if (codeOf(error) === 'SignInNeeded') assertions.refused?.(person, assertion);
          throw error;
        },
      ),
  });

  /** @param without what is thrown in a turn where it comes to nothing: a person who is there signs in anew. */
  const from = (person: Person, resource: Resource, kept: KeptPartition, without: unknown): TokenWay => {
    const isThere = isTurnOf(person);
    const isRefused = (token: string) => refusedTokens.get(keyOf(person, resource)) === token;
    return {
      kind: 'partition',
      kept,
      go: () =>
        logged(person, resource, 'used a kept sign-in', () =>
          entra.refresh(person, resource, kept.cache, isRefused),
        ).catch(async (error: unknown) => {
          if (isSpent(error)) await keeper.discard(person, kept);
          throw isThere && codeOf(error) !== 'NoAnswer' ? without : error;
        }),
    };
  };

  return {
    by,
    async of(person, resource) {
      try {
        return by(person, resource, await assertions.assertionFor(person, resource));
      } catch (error) {
        const kept = codeOf(error) === 'SignInNeeded' ? await keeper.read(person) : undefined;
        if (!kept) throw error;
        return from(person, resource, kept, error);
      }
    },
    refused: (person, resource, token) => void refusedTokens.set(keyOf(person, resource), token),
  };
}

const keyOf = (person: Person, resource: Resource): string => `${personKey(person)}/${resource}`;

const codeOf = (error: unknown): string | undefined => (error instanceof AppError ? error.code : undefined);

/** A sign-in that has ended. One that wants more of the person (`claims`) may still serve elsewhere, or later. */
const isSpent = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'PersonMismatch' || (error.code === 'SignInNeeded' && error.facts.claims === undefined));

function isTurnOf(person: Person): boolean {
  const there = currentTurn()?.person;
  return there !== undefined && personKey(there) === personKey(person);
}
