import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import type { Seal } from '../../../core/seal.ts';
import type { TokenPartitions } from '../../../microsoft/auth/token-partitions.ts';
import { type Person, personKey } from '../../../pim/index.ts';
import type { Storage } from '../storage.ts';

/** Refresh tokens end after ninety days without use (Microsoft Learn, "Refresh tokens in the Microsoft identity platform"). */
const UNUSED_MS = 90 * 24 * 60 * 60_000;
/** Of how many people it is remembered that the log has been told. */
const MAX_TOLD = 1_000;

export interface TokenPartitionsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly seal: Seal;
  /** Real time, as token lifetimes are. */
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface PurgedTokenPartitions extends TokenPartitions {
  /** Deletes what can no longer be used. @returns how many people's. */
  purge(): Promise<number>;
}

/** In the database, a row a person, each locked for that person: in the row of another it opens nothing. */
export function createTokenPartitions({ storage, seal, clock, logger }: TokenPartitionsParts): PurgedTokenPartitions {
  const { db } = storage;
  const told = new LRUCache<string, string>({ max: MAX_TOLD });

  const rowOf = (person: Person, cache: string) => ({
    sealed: seal.close(cache, contextOf(person)),
    written_at: clock.now(),
    good_until: new Date(clock.now().getTime() + UNUSED_MS),
  });

  /** Once a row: it is looked at with every command of that person. */
  function tell(person: Person, sealed: string): void {
    if (told.get(personKey(person)) === sealed) return;
    told.set(personKey(person), sealed);
    logger.warn(
      { ...person },
      'the kept tokens of a person cannot be opened: another PIM_TOKEN_KEY, or the row was changed. They sign in again',
    );
  }

  return {
    async read(person) {
      const row = await db
        .selectFrom('token_partitions')
        .select('sealed')
        .where('person', '=', personKey(person))
        .where('good_until', '>', clock.now())
        .executeTakeFirst();
      if (!row) return undefined;
      const cache = seal.open(row.sealed, contextOf(person));
      if (cache === undefined) tell(person, row.sealed);
      return cache === undefined ? undefined : { cache, mark: row.sealed };
    },
    async write(person, cache) {
      const row = rowOf(person, cache);
      await db
        .insertInto('token_partitions')
        .values({ person: personKey(person), ...row })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
        .execute();
    },
    async replace(person, mark, cache) {
      await db
        .updateTable('token_partitions')
        .set(rowOf(person, cache))
        .where('person', '=', personKey(person))
        .where('sealed', '=', mark)
        .execute();
    },
    async forget(person, mark) {
      await db
        .deleteFrom('token_partitions')
        .where('person', '=', personKey(person))
        .$if(mark !== undefined, (rows) => rows.where('sealed', '=', mark ?? ''))
        .execute();
    },
    async purge() {
      const { numDeletedRows } = await db
        .deleteFrom('token_partitions')
        .where('good_until', '<=', clock.now())
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** For where none are to be kept: those of before go too. Errors: what the database throws. */
export const emptyTokenPartitions = async ({ db }: Pick<Storage, 'db'>): Promise<void> =>
  void (await db.deleteFrom('token_partitions').execute());

const contextOf = (person: Person): string => `tokens of ${personKey(person)}`;
