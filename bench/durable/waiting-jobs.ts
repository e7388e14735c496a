import { sql } from 'kysely';
import { dueTasks } from '../../src/durable/jobs/due-tasks.ts';
import { finishJobs } from '../../src/durable/jobs/finish-jobs.ts';
import { refreshStatistics } from '../../src/durable/jobs/refresh-statistics.ts';
import { takeDue } from '../../src/durable/jobs/take-due.ts';
import { queueSchema } from '../../src/durable/storage/storage.ts';
import { type DatabaseKind, databaseKinds } from '../../test/durable/databases.ts';
import { median } from './median.ts';
import { type BenchQueue, openBenchQueue, TASK } from './open-bench-queue.ts';

const [FEW, MANY] = [1_000, 1_000_000];
const ROUNDS = 31;

/** Finding and taking the one job that is due among a million that are not, beside the same among a thousand. */
export async function waitingJobs(): Promise<string> {
  const lines: string[] = [];
  for (const kind of await databaseKinds()) lines.push(await measure(kind));
  return lines.join('\n');
}

async function measure(kind: DatabaseKind): Promise<string> {
  const queue = await openBenchQueue(kind);
  try {
    await fill(queue, FEW);
    const few = await find(queue);
    await fill(queue, MANY - FEW);
    // Nobody has counted yet what is there.
    const uncounted = await find(queue);
    await count(queue);
    const many = await find(queue);
    const ratio = (one: number) => (one / few).toFixed(2);
    return `one due job among ${MANY} waiting, ${kind.name}: ${many.toFixed(2)} ms; among ${FEW}: ${few.toFixed(2)} ms; ratio ${ratio(many)} (before the statistics are fresh ${ratio(uncounted)})`;
  } finally {
    await queue.end();
  }
}

/** As `put` would store them, over the next year. */
async function fill({ base: { storage } }: BenchQueue, jobs: number): Promise<void> {
  const queue = queueSchema(storage.schema);
  // A million at once takes longer than one statement may.
  for (let done = 0; done < jobs; done += 50_000)
    await sql`insert into ${sql.id(queue, 'job')} (name, data, start_after, priority, keep_until, policy, dead_letter)
      select ${TASK}, '{"followId":"waiting"}', now() + interval '1 day' + n * interval '30 seconds', -n, now() + interval '10 years', 'standard', ${`dead-${TASK}`}
      from generate_series(1, ${Math.min(50_000, jobs - done)}::int) as n`.execute(storage.db);
}

/** What a server does by itself within a minute, and the embedded database hourly. */
async function count({ base: { storage } }: BenchQueue): Promise<void> {
  if (!storage.isShared) return refreshStatistics(storage);
  await sql`analyze ${sql.id(queueSchema(storage.schema), 'job')}`.execute(storage.db);
}

/** Milliseconds. */
async function find({ base, put }: BenchQueue): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await put();
    const startedAt = performance.now();
    const due = await dueTasks(base, [TASK]);
    const jobs = await takeDue(base, TASK, 20);
    times.push(performance.now() - startedAt);
    if (due.length !== 1 || jobs.length !== 1) throw new Error(`Found ${due.length} tasks and ${jobs.length} jobs.`);
    await finishJobs(base, TASK, jobs);
  }
  return median(times);
}
