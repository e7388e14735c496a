import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../src/core/clock.ts';
import type { JobBase } from '../../src/durable/jobs/job-base.ts';
import { makeQueue, openBoss } from '../../src/durable/jobs/open-boss.ts';
import { type Jobs, openJobs } from '../../src/durable/jobs/open-jobs.ts';
import { putJob } from '../../src/durable/jobs/put-job.ts';
import { type AnyTask, task } from '../../src/durable/jobs/task.ts';
import { enterInstance } from '../../src/durable/storage/instances/instance.ts';
import { type DatabaseKind, silent } from '../../test/durable/databases.ts';

export const TASK = 'follow-request';

/** A queue in a database of its own. */
export interface BenchQueue {
  readonly base: JobBase;
  /** Puts one job that is due. */
  put(): Promise<void>;
  /** The bot's own worker, which does nothing but call `done` for each job. */
  worker(atOnce: number, done: () => void): Promise<Jobs>;
  end(): Promise<void>;
}

export async function openBenchQueue(kind: DatabaseKind): Promise<BenchQueue> {
  const database = await kind.make();
  const storage = await database.open();
  const instance = await enterInstance(storage, silent);
  const base: JobBase = { storage, boss: await openBoss(storage, silent), owner: instance.id };
  await makeQueue(
    base.boss,
    taskOf(1, () => undefined),
  );
  return {
    base,
    put: () =>
      putJob(base, { task: TASK, payload: { followId: 'due' }, due: new Date(Date.now() - 60_000), key: undefined }),
    worker: async (atOnce, done) => {
      const jobs = await openJobs({ storage, instance, clock: systemClock, wait: (ms) => wait(ms), logger: silent });
      await jobs.learn([taskOf(atOnce, done)]);
      return jobs;
    },
    end: async () => {
      await instance.stop();
      await storage.close();
      await database.drop();
    },
  };
}

const taskOf = (atOnce: number, done: () => void): AnyTask =>
  task({
    name: TASK,
    payload: z.strictObject({ followId: z.string() }),
    policy: { attempts: 3, pauseS: 1, timeLimitS: 60, atOnce },
    run: async () => done(),
  });
