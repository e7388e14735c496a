import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../../core/app-error.ts';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { dropWaiting } from './drop-waiting.ts';
import { inTransaction, type JobBase, type OneTransaction } from './job-base.ts';

export interface NewJob {
  readonly task: TaskName;
  readonly payload: object;
  readonly due: Date;
  readonly key: string | undefined;
}

/** Errors: AppError `UnknownTask`; what the database throws. Then nothing has changed. */
export async function putJob(base: JobBase, { task, payload, due, key }: NewJob): Promise<void> {
  const id = randomUUID();
  await inTransaction(base, async (own) => {
    if (key !== undefined) await takeKey(base, own, task, key, id);
    const made = await base.boss.send(task, payload, {
      id,
      startAfter: due,
      priority: priorityOf(due),
      // On a queue of this policy a mere column: what is unique are our own rows.
      ...(key !== undefined && { singletonKey: key }),
      ...own.by,
    });
    if (made === null) throw new AppError('UnknownTask', `Nobody does the task "${task}": it was not put.`);
  });
}

/** The row of a key is locked first by whoever changes what waits under it. */
async function takeKey(base: JobBase, own: OneTransaction, task: TaskName, key: string, id: string): Promise<void> {
  const { job_id: before } = await own.db
    .insertInto('task_keys')
    .values({ task, key, job_id: id })
    .onConflict((conflict) => conflict.columns(['task', 'key']).doUpdateSet({ job_id: sql<string>`task_keys.job_id` }))
    .returning('job_id')
    .executeTakeFirstOrThrow();
  if (before === id) return;
  await dropWaiting(base, own, task, before);
  await own.db.updateTable('task_keys').set({ job_id: id }).where('task', '=', task).where('key', '=', key).execute();
}

/** A second of about 2023, so that a priority of 32 bits lasts until 2091. */
const EPOCH_S = 1_700_000_000;

/** pg-boss takes the highest priority first: that is what has been due for longest. */
const priorityOf = (due: Date): number => Math.max(EPOCH_S - Math.floor(due.getTime() / 1_000), -(2 ** 31));
