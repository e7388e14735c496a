import { sql } from 'kysely';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { queueSchema } from '../storage/storage.ts';
import type { JobBase } from './job-base.ts';

/** Which of the tasks have work that is due. Looks at the first job of each only, however many wait. */
export async function dueTasks({ storage }: JobBase, tasks: readonly TaskName[]): Promise<readonly TaskName[]> {
  if (tasks.length === 0) return [];
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  const looks = tasks.map(
    (task) => sql`(select name, start_after from ${jobs} where name = ${task} and state < 'active'
      order by start_after limit 1)`,
  );
  const { rows } = await sql<{ name: TaskName }>`
    select name from (${sql.join(looks, sql` union all `)}) as first where start_after < now()`.execute(storage.db);
  return rows.map(({ name }) => name);
}
