import { sql } from 'kysely';
import { queueSchema } from '../storage/storage.ts';
import type { JobBase, OneTransaction } from './job-base.ts';

/** Takes away a job that waits. One that runs is left alone. */
export async function dropWaiting(
  { storage }: JobBase,
  { db }: OneTransaction,
  task: string,
  id: string,
): Promise<void> {
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  await sql`delete from ${jobs} where name = ${task} and id = ${id} and state < 'active'`.execute(db);
}
