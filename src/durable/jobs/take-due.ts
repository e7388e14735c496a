import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { queueSchema } from '../storage/storage.ts';
import { inTransaction, type JobBase, type OneTransaction } from './job-base.ts';
import { leasedUntil } from './lease.ts';
import type { TakenJob } from './taken-job.ts';

/** Jobs that are due, the one that has been due for longest first. They are ours until their lease ends. */
export function takeDue(base: JobBase, task: TaskName, limit: number): Promise<readonly TakenJob[]> {
  return inTransaction(base, async (own) => {
    const fetched = await base.boss.fetch<object>(task, { batchSize: limit, includeMetadata: true, ...own.by });
    own.mustHaveWorked();
    const claim = randomUUID();
    const jobs = fetched.map((job): TakenJob & { readonly priority: number } => ({
      id: job.id,
      task,
      key: job.singletonKey ?? null,
      payload: job.data,
      attempt: job.retryCount + 1,
      attempts: job.retryLimit + 1,
      claim,
      priority: job.priority,
    }));
    const mine = await enterRunning(own, base.owner, jobs);
    const refused = jobs.filter(({ id }) => !mine.has(id)).map(({ id }) => id);
    if (refused.length > 0) await putBack(base, own, task, refused);
    return jobs.filter(({ id }) => mine.has(id)).sort((one, other) => other.priority - one.priority);
  });
}

/** Work under a key that somebody does at the moment is refused. */
async function enterRunning(
  { db }: OneTransaction,
  owner: string,
  jobs: readonly TakenJob[],
): Promise<ReadonlySet<string>> {
  if (jobs.length === 0) return new Set();
  const rows = jobs.map(({ id, task, key, claim }) => ({
    job_id: id,
    task,
    key,
    claim,
    owner,
    leased_until: leasedUntil(),
  }));
  // Everybody enters keys in the same order, so that nobody waits for somebody who waits for them.
  rows.sort((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1));
  const entered = await db
    .insertInto('running_jobs')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('job_id')
    .execute();
  return new Set(entered.map(({ job_id }) => job_id));
}

/** As if it had not been taken, but looked at again a little later. */
async function putBack(
  { storage }: JobBase,
  { db }: OneTransaction,
  task: TaskName,
  ids: readonly string[],
): Promise<void> {
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  await sql`update ${jobs} set state = 'retry', started_on = null, start_after = now() + interval '1 second'
    where name = ${task} and id = any(${[...ids]}::uuid[])`.execute(db);
}
