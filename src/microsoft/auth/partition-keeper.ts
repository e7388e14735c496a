import { AppError } from '../../core/app-error.ts';
import type { Logger } from '../../core/logger.ts';
import { type Person, personKey } from '../../pim/index.ts';
import type { KeptPartition, TokenPartitions } from './token-partitions.ts';
import { currentTurn } from './turn.ts';
import { absentPerson } from './with-person.ts';

/** Who may use a partition, and in which order it changes. A database that is away costs a sign-in, never an answer. */
export interface PartitionKeeper {
  /**
   * The partition of somebody who is there, or for whom somebody works. Errors: `NoAnswer` in their absence, where the
   * database does not answer; a person who is there signs in instead.
   */
  read(person: Person): Promise<KeptPartition | undefined>;
  /** @param over the partition that it was made of; left out: of a new sign-in. */
  keep(person: Person, cache: string | undefined, over?: KeptPartition): Promise<void>;
  /** It is good for nothing any more. */
  discard(person: Person, spent: KeptPartition): Promise<void>;
  /** After whatever is being written. Errors: what the database throws. */
  forget(person: Person): Promise<void>;
}

/** @param partitions nothing: tokens are not to be kept. */
export function createPartitionKeeper(partitions: TokenPartitions | undefined, logger: Logger): PartitionKeeper {
  const writing = new Map<string, Promise<void>>();

  function inOrder(person: Person, work: () => Promise<void>): Promise<void> {
    const key = personKey(person);
    const done = (writing.get(key) ?? Promise.resolve()).then(work);
    const settled = done
      .catch(() => undefined)
      .finally(() => {
        if (writing.get(key) === settled) writing.delete(key);
      });
    writing.set(key, settled);
    return done;
  }
  const tried = (person: Person, work: () => Promise<void>): Promise<void> =>
    inOrder(person, work).catch((error: unknown) =>
      logger.warn({ ...person, error }, 'the tokens of a person could not be kept'),
    );

  return {
    async read(person) {
      const isThere = isSame(currentTurn()?.person, person);
      if (!partitions || !(isThere || isSame(absentPerson(), person))) return undefined;
      try {
        return await partitions.read(person);
      } catch (error) {
        logger.warn({ ...person, error }, 'the kept tokens of a person could not be read');
        if (isThere) return undefined;
        throw new AppError(
          'NoAnswer',
          'The database with the tokens of people does not answer. Try again in a minute.',
          {
            facts: { ...person, sent: 'no' },
            cause: error,
          },
        );
      }
    },
    keep: async (person, cache, over) => {
      if (partitions && cache !== undefined)
        await tried(person, () =>
          over ? partitions.replace(person, over.mark, cache) : partitions.write(person, cache),
        );
    },
    discard: async (person, { mark }) => {
      if (partitions) await tried(person, () => partitions.forget(person, mark));
    },
    forget: async (person) => {
      if (partitions) await inOrder(person, () => partitions.forget(person));
    },
  };
}

const isSame = (one: Person | undefined, other: Person): boolean =>
  one !== undefined && personKey(one) === personKey(other);
