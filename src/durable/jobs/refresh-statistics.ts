import { sql } from 'kysely';
import { queueSchema, type Storage } from '../storage/storage.ts';

/**
 * The embedded database has no process of its own that frees the room of removed rows and counts what is there; without
 * it every look into the queue would read all of it. A server does that by itself.
 */
export async function refreshStatistics({ db, schema, isShared }: Storage): Promise<void> {
  if (isShared) return;
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = ${queueSchema(schema)}::regnamespace`.execute(db);
  for (const { name } of rows) await sql`vacuum analyze ${sql.id(queueSchema(schema), name)}`.execute(db);
}
