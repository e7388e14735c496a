import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import { LOCK_CLASS } from '../postgres/hold-lock.ts';
import type { Storage } from '../storage.ts';

const RENEW_MS = 10_000;
/** Longer than a request to Microsoft with all its attempts may take, and than a database may be silent. */
const SILENT_S = 90;

/** This running bot among those that share the database. */
export interface Instance {
  readonly id: string;
  stop(): Promise<void>;
}

/**
 * SQL that is true where the column, `owner` by default, names an instance that runs: it was heard of lately, and holds its lock, which the server
 * lets go of at once when its process is killed. One that hangs, or whose machine is gone, falls silent.
 */
export const isAlive = (schema: string, column = 'owner') => {
  const held = sql`select from pg_catalog.pg_locks
    where locktype = 'advisory' and classid = ${sql.lit(LOCK_CLASS)}::oid and objid = life::oid and granted
      and database = (select oid from pg_catalog.pg_database where datname = current_database())`;
  return sql<boolean>`exists (select from ${sql.table(`${schema}.instances`)}
    where id = ${sql.ref(column)} and seen_at > clock_timestamp() - make_interval(secs => ${SILENT_S})
      and (life is null or exists (${held})))`;
};

/** Enters this bot among the running ones. In a database of its own whoever is entered there is dead. */
export async function enterInstance({ db, isShared, holdLock }: Storage, logger: Logger): Promise<Instance> {
  const id = randomUUID();
  const seen = { seen_at: sql<Date>`clock_timestamp()` };
  const life = holdLock && randomInt(1, 2 ** 31 - 1);
  const lock = life === undefined ? undefined : await holdLock?.(life);
  if (!isShared) await db.deleteFrom('instances').execute();
  await db
    .insertInto('instances')
    .values({ id, life: life ?? null, ...seen })
    .execute();
  const renewing = setInterval(() => {
    db.updateTable('instances')
      .set(seen)
      .where('id', '=', id)
      .execute()
      .catch((error: unknown) => logger.warn({ error }, 'the database was not told that this bot is alive'));
  }, RENEW_MS);
  renewing.unref();
  return {
    id,
    stop: async () => {
      clearInterval(renewing);
      await lock?.release();
      await db.deleteFrom('instances').where('id', '=', id).execute();
    },
  };
}
