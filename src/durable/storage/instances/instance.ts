import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import type { Storage } from '../storage.ts';

const RENEW_MS = 10_000;
/** Longer than a request to Microsoft with all its attempts may take, and than a database may be silent. */
const SILENT_S = 90;

/** This running bot among those that share the database. */
export interface Instance {
  readonly id: string;
  stop(): Promise<void>;
}

/** SQL that is true where the column, `owner` by default, names an instance that runs. */
export const isAlive = (schema: string, column = 'owner') =>
  sql<boolean>`exists (select from ${sql.table(`${schema}.instances`)} where id = ${sql.ref(column)} and seen_at > clock_timestamp() - make_interval(secs => ${SILENT_S}))`;

/** Enters this bot among the running ones. In a database of its own whoever is entered there is dead. */
export async function enterInstance({ db, isShared }: Storage, logger: Logger): Promise<Instance> {
  const id = randomUUID();
  const seen = { seen_at: sql<Date>`clock_timestamp()` };
  if (!isShared) await db.deleteFrom('instances').execute();
  await db
    .insertInto('instances')
    .values({ id, ...seen })
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
      await db.deleteFrom('instances').where('id', '=', id).execute();
    },
  };
}
