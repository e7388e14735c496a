import { createRequire } from 'node:module';
import { sql } from 'kysely';
import { z } from 'zod';
import { queueSchema, type Storage } from '../storage/storage.ts';

const require = createRequire(import.meta.url);

/** The version of the queue's tables that this program's pg-boss makes, and brings others up to. */
export const QUEUE_VERSION = z.object({ schema: z.number() }).parse(require('pg-boss/version.json')).schema;

/** That of the queue's tables in the database; nothing where there are none. Errors: what the database throws. */
export async function queueVersionIn(db: Storage['db'], schema: string): Promise<number | undefined> {
  const boss = queueSchema(schema);
  const { rows: found } = await sql`select from pg_tables where schemaname = ${boss} and tablename = 'version'`.execute(
    db,
  );
  if (found.length === 0) return undefined;
  const { rows } = await sql<{ version: number }>`select version from ${sql.id(boss, 'version')}`.execute(db);
  return rows[0]?.version;
}
