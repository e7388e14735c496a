import { sql } from 'kysely';
import { queueSchema } from '../storage/storage.ts';
import { isStillWanted } from './is-still-wanted.ts';
import { inTransaction, type JobBase } from './job-base.ts';
import type { TakenJob } from './taken-job.ts';

/** It was begun and is not done: others may have it at once. The attempt does not count. */
export const giveBack = (base: JobBase, job: TakenJob): Promise<void> =>
  inTransaction(base, async (own) => {
    const { db, by } = own;
    const ours = await db
      .deleteFrom('running_jobs')
      .where('job_id', '=', job.id)
      .where('claim', '=', job.claim)
      .returning('job_id')
      .executeTakeFirst();
    if (!ours) return;
    if (!(await isStillWanted(own, job))) return void (await base.boss.deleteJob(job.task, job.id, by));
    const jobs = sql.id(queueSchema(base.storage.schema), 'job');
    await sql`update ${jobs} set state = 'retry', started_on = null, start_after = now()
      where name = ${job.task} and id = ${job.id}`.execute(db);
  });
