import { sql } from 'kysely';
import { queueSchema } from '../../src/durable/storage/storage.ts';
import { type DatabaseKind, databaseKinds } from '../../test/durable/databases.ts';
import { type BenchQueue, openBenchQueue, TASK } from './open-bench-queue.ts';

const JOBS = 20_000;
const AT_ONCE = 100;

/** Twenty thousand due jobs done by the bot's worker, beside pg-boss alone that takes and completes as many at a time. */
export async function drain(): Promise<string> {
  const lines: string[] = [];
  for (const kind of await databaseKinds()) lines.push(await measure(kind));
  return lines.join('\n');
}

async function measure(kind: DatabaseKind): Promise<string> {
  const queue = await openBenchQueue(kind);
  try {
    const bare = await seconds(queue, () => byBossAlone(queue));
    const ours = await seconds(queue, () => byTheBot(queue));
    const rate = (one: number) => `${Math.round(JOBS / one)}/s`;
    return `drain of ${JOBS} due jobs, ${kind.name}: ${rate(ours)}; pg-boss alone: ${rate(bare)}; ratio of time ${(ours / bare).toFixed(2)}`;
  } finally {
    await queue.end();
  }
}

async function seconds({ base: { storage } }: BenchQueue, work: () => Promise<void>): Promise<number> {
  const jobs = sql.id(queueSchema(storage.schema), 'job');
  await sql`insert into ${jobs} (name, data, start_after, priority, keep_until, policy, dead_letter, expire_in)
    select ${TASK}, '{"followId":"due"}', now() - n * interval '1 second', n, now() + interval '10 years', 'standard', ${`dead-${TASK}`}, interval '1 hour'
    from generate_series(1, ${JOBS}::int) as n`.execute(storage.db);
  const startedAt = performance.now();
  await work();
  const took = (performance.now() - startedAt) / 1_000;
  await sql`delete from ${jobs}`.execute(storage.db);
  await sql`vacuum analyze ${jobs}`.execute(storage.db);
  return took;
}

async function byBossAlone({ base: { boss } }: BenchQueue): Promise<void> {
  for (let done = 0; done < JOBS; ) {
    const jobs = await boss.fetch(TASK, { batchSize: AT_ONCE });
    if (jobs.length === 0) throw new Error(`pg-boss found no more after ${done}.`);
    await boss.complete(
      TASK,
      jobs.map(({ id }) => id),
    );
    done += jobs.length;
  }
}

async function byTheBot({ worker }: BenchQueue): Promise<void> {
  let left = JOBS;
  let drained: () => void = () => undefined;
  const isDrained = new Promise<void>((resolve) => {
    drained = resolve;
  });
  const jobs = await worker(AT_ONCE, () => {
    left -= 1;
    if (left === 0) drained();
  });
  jobs.start();
  await isDrained;
  // What is done is written by then.
  await jobs.stop(60_000);
}
