import { sql } from 'kysely';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { queueSchema } from '../storage/storage.ts';
import type { JobBase } from './job-base.ts';
import { deadLettersOf } from './open-boss.ts';

/** Nobody counts further, because that takes longer the more there are. */
const COUNTED = 10_000;

/** How much of a task there is; 10,001 where it is more than 10,000. */
export interface JobCounts {
  readonly waiting: number;
  /** Of those that wait: due by now. */
  readonly due: number;
  readonly deadLetters: number;
}

export async function countJobs(
  { storage }: JobBase,
  tasks: readonly TaskName[],
): Promise<Readonly<Record<string, JobCounts>>> {
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  const count = (queue: string, isDue: boolean) => sql`(select count(*)::int from (select from ${jobs}
    where name = ${queue} and state < 'active' ${isDue ? sql`and start_after < now()` : sql``} limit ${COUNTED + 1}) as counted)`;
  const counts = tasks.map(
    (task) => sql`select ${task}::text as task, ${count(task, false)} as waiting, ${count(task, true)} as due,
      ${count(deadLettersOf(task), false)} as "deadLetters"`,
  );
  if (counts.length === 0) return {};
  const { rows } = await sql<JobCounts & { task: string }>`${sql.join(counts, sql` union all `)}`.execute(storage.db);
  return Object.fromEntries(rows.map(({ task, ...counted }) => [task, counted]));
}
