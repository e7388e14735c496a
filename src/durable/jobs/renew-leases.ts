import type { JobBase } from './job-base.ts';
import { leasedUntil } from './lease.ts';
import type { TakenJob } from './taken-job.ts';

/** @returns ids of those that are still ours. */
export async function renewLeases(
  { storage: { db } }: JobBase,
  jobs: readonly TakenJob[],
): Promise<ReadonlySet<string>> {
  if (jobs.length === 0) return new Set();
  const claims = [...new Set(jobs.map(({ claim }) => claim))];
  const ids = jobs.map(({ id }) => id);
  const rows = await db
    .updateTable('running_jobs')
    .set({ leased_until: leasedUntil() })
    .where('job_id', 'in', ids)
    .where('claim', 'in', claims)
    .returning('job_id')
    .execute();
  return new Set(rows.map(({ job_id }) => job_id));
}
