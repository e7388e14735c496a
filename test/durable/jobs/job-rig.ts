import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../../../src/core/clock.ts';
import type { Logger } from '../../../src/core/logger.ts';
import { type Jobs, openJobs } from '../../../src/durable/jobs/open-jobs.ts';
import { type JobRun, task } from '../../../src/durable/jobs/task.ts';
import type { TaskPolicy } from '../../../src/durable/jobs/task-policy.ts';
import { moveClock } from '../../../src/durable/storage/clock/move-clock.ts';
import { enterInstance, type Instance } from '../../../src/durable/storage/instances/instance.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { createMovedClock } from '../../../src/simulator/moved-clock.ts';
import { type DatabaseKind, silent } from '../databases.ts';

export interface LogLine extends Record<string, unknown> {
  readonly level: string;
  readonly message: string;
}

/** One program with a queue. */
export interface Worker {
  readonly jobs: Jobs;
  /** What it began, in order. */
  readonly begun: string[];
  readonly log: LogLine[];
}

export interface WorkerOptions {
  /** What it does with a job; default: nothing. */
  run?(followId: string, job: JobRun): Promise<void>;
  readonly policy?: Partial<TaskPolicy>;
}

/** A database with a moved clock, for programs that share it. */
export interface JobRig {
  readonly storage: Storage;
  worker(options?: WorkerOptions): Promise<Worker>;
  /** The time of everybody. */
  now(): Date;
  /** Moves everybody's time; what became due is begun when it resolves. */
  advance(ms: number): Promise<void>;
  /** As a program that is started again sees it. */
  reopen(): Promise<void>;
  /** Stops everybody, and drops the database. */
  end(): Promise<void>;
}

const POLICY: TaskPolicy = { attempts: 3, pauseS: 60, timeLimitS: 30, atOnce: 10 };

export async function makeJobRig(kind: DatabaseKind): Promise<JobRig> {
  const database = await kind.make();
  const clock = createMovedClock(systemClock);
  let storage = await database.open({ clock: 'moved' });
  let workers: Worker[] = [];
  let instances: Instance[] = [];

  return {
    get storage() {
      return storage;
    },
    now: clock.now,
    worker: async ({ run = async () => undefined, policy = {} } = {}) => {
      const log: LogLine[] = [];
      const begun: string[] = [];
      const instance = await enterInstance(storage, silent);
      instances.push(instance);
      const jobs = await openJobs({ storage, instance, clock, wait: (ms) => wait(ms), logger: loggerInto(log) });
      await jobs.learn([
        task({
          name: 'follow-request',
          payload: z.strictObject({ followId: z.string() }),
          policy: { ...POLICY, ...policy },
          run: ({ followId }, job) => {
            begun.push(followId);
            return run(followId, job);
          },
        }),
      ]);
      const worker = { jobs, begun, log };
      workers.push(worker);
      return worker;
    },
    advance: async (ms) => {
      clock.set(new Date(clock.now().getTime() + ms));
      await moveClock(storage, clock.now());
      for (const { jobs } of workers) await jobs.startDue(10_000);
    },
    reopen: async () => {
      for (const instance of instances) await instance.stop();
      instances = [];
      await storage.close();
      storage = await database.open({ clock: 'moved' });
      workers = [];
    },
    end: async () => {
      for (const { jobs } of workers) await jobs.stop(0);
      for (const instance of instances) await instance.stop();
      await storage.close();
      await database.drop();
    },
  };
}

function loggerInto(log: LogLine[]): Logger {
  const write = (level: string) => (facts: object, message: string) => void log.push({ ...facts, level, message });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
