import { sql } from 'kysely';
import type { Storage } from '../storage.ts';

/** Removes the rows of bots that have been silent for a day: they were killed. */
export async function forgetSilent({ db }: Pick<Storage, 'db'>): Promise<void> {
  await db.deleteFrom('instances').where('seen_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`).execute();
}
