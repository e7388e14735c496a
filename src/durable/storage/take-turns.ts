import { sql } from 'kysely';
import type { Storage } from './storage.ts';

/**
 * Does `work` while no other instance does its own of that name, however many start at the same moment. In a database of its
 * own there is no other. `work` uses connections of its own: one that waited for its turn still goes by what it saw before,
 * and would make a schema twice. Errors: those of `work`; what the database throws.
 */
export function takeTurns<T>(
  { db, schema, isShared }: Pick<Storage, 'db' | 'schema' | 'isShared'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!isShared) return work();
  return db.transaction().execute(async (own) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`${schema} ${name}`}))`.execute(own);
    return work();
  });
}
