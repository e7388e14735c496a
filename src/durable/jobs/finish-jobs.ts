import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { inTransaction, type JobBase } from './job-base.ts';
import type { TakenJob } from './taken-job.ts';

/** They are done. Those that are not ours any more are left alone. */
export const finishJobs = (base: JobBase, task: TaskName, done: readonly TakenJob[]): Promise<void> =>
  inTransaction(base, async ({ db, by }) => {
    const ours = await db
      .deleteFrom('running_jobs')
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('job_id', 'claim'),
          'in',
          done.map(({ id, claim }) => tuple(id, claim)),
        ),
      )
      .returning(['job_id', 'key'])
      .execute();
    if (ours.length === 0) return;
    const keyed = ours.flatMap(({ job_id, key }) => (key === null ? [] : [{ job_id, key }]));
    if (keyed.length > 0)
      await db
        .deleteFrom('task_keys')
        .where('task', '=', task)
        .where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('key', 'job_id'),
            'in',
            keyed.map(({ key, job_id }) => tuple(key, job_id)),
          ),
        )
        .execute();
    await base.boss.deleteJob(
      task,
      ours.map(({ job_id }) => job_id),
      by,
    );
  });
