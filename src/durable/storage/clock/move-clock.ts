import { sql } from 'kysely';
import { clockSchema, type Storage } from '../storage.ts';

/** From now on the database's `now()` goes on from `now`. Only where it was opened with a clock that is moved. */
export async function moveClock({ db, schema }: Pick<Storage, 'db' | 'schema'>, now: Date): Promise<void> {
  const moved = sql.id(clockSchema(schema), 'moved');
  await sql`update ${moved} set ahead = ${now}::timestamptz - clock_timestamp()`.execute(db);
}
