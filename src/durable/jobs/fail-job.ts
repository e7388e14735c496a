import { sql } from 'kysely';
import { queueSchema } from '../storage/storage.ts';
import { isStillWanted } from './is-still-wanted.ts';
import { inTransaction, type JobBase } from './job-base.ts';
import type { TakenJob } from './taken-job.ts';

/** What is kept of why it failed. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Trying again would change nothing. */
  readonly isFinal: boolean;
}

export type AfterFailure =
  /** After a pause. */
  | 'tried-again'
  | 'dead'
  /** It was replaced or withdrawn while it ran. */
  | 'dropped'
  /** Its lease had ended, and somebody else decides. */
  | 'not-ours';

export const failJob = (base: JobBase, job: TakenJob, failure: Failure): Promise<AfterFailure> =>
  inTransaction(base, async (own) => {
    const { db, by } = own;
    const { boss, storage } = base;
    const ours = await db
      .deleteFrom('running_jobs')
      .where('job_id', '=', job.id)
      .where('claim', '=', job.claim)
      .returning('job_id')
      .executeTakeFirst();
    if (!ours) return 'not-ours';
    if (!(await isStillWanted(own, job))) {
      await boss.deleteJob(job.task, job.id, by);
      return 'dropped';
    }
    const isDead = failure.isFinal || job.attempt >= job.attempts;
    if (isDead) {
      const jobs = sql.id(queueSchema(storage.schema), 'job');
      await sql`update ${jobs} set retry_limit = retry_count where name = ${job.task} and id = ${job.id}`.execute(db);
      if (job.key !== null)
        await db.deleteFrom('task_keys').where('task', '=', job.task).where('key', '=', job.key).execute();
    }
    const { id, key, attempt, attempts } = job;
    const { code, message } = failure;
    await boss.fail(job.task, id, { id, key, attempt, attempts, code, message }, by);
    if (!isDead) return 'tried-again';
    // The dead letter is a copy.
    await boss.deleteJob(job.task, id, by);
    return 'dead';
  });
