import { sql } from 'kysely';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { isAlive } from '../storage/instances/instance.ts';
import { queueSchema } from '../storage/storage.ts';
import type { JobBase } from './job-base.ts';
import type { TakenJob } from './taken-job.ts';

/**
 * Jobs that nobody does any more, because their instance was killed, which shows at once, or lost the database.
 *
 * @param which `all`: whoever had them is known to be gone, as at the start of a bot with a database of its own.
 */
export async function findLost({ storage }: JobBase, which: 'lapsed' | 'all'): Promise<readonly TakenJob[]> {
  const running = sql.id(storage.schema, 'running_jobs');
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  const { rows } = await sql<LostRow>`
    select r.job_id, r.task, r.key, r.claim, j.retry_count, j.retry_limit
    from ${running} r left join ${jobs} j on j.name = r.task and j.id = r.job_id
    where ${which === 'all'} or r.leased_until < clock_timestamp()
      or (r.owner is not null and not ${isAlive(storage.schema, 'r.owner')})`.execute(storage.db);
  return rows.map((row) => ({
    id: row.job_id,
    task: row.task,
    key: row.key,
    payload: undefined,
    attempt: (row.retry_count ?? 0) + 1,
    attempts: (row.retry_limit ?? 0) + 1,
    claim: row.claim,
  }));
}

interface LostRow {
  readonly job_id: string;
  readonly task: TaskName;
  readonly key: string | null;
  readonly claim: string;
  readonly retry_count: number | null;
  readonly retry_limit: number | null;
}
