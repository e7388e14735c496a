import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { dropWaiting } from './drop-waiting.ts';
import { inTransaction, type JobBase } from './job-base.ts';

/** Takes away what waits under the key. What runs goes on, and is not tried again when it fails. */
export const withdrawJob = (base: JobBase, task: TaskName, key: string): Promise<void> =>
  inTransaction(base, async (own) => {
    const held = await own.db
      .deleteFrom('task_keys')
      .where('task', '=', task)
      .where('key', '=', key)
      .returning('job_id')
      .executeTakeFirst();
    if (held) await dropWaiting(base, own, task, held.job_id);
  });
