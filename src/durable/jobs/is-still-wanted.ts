import type { OneTransaction } from './job-base.ts';
import type { TakenJob } from './taken-job.ts';

/** Whether nothing was put in place of the job, nor it withdrawn, since it was taken. Until the end of the transaction it stays so. */
export async function isStillWanted({ db }: OneTransaction, { task, key, id }: TakenJob): Promise<boolean> {
  if (key === null) return true;
  const held = await db
    .selectFrom('task_keys')
    .select('job_id')
    .where('task', '=', task)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  return held?.job_id === id;
}
