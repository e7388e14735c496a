import { AsyncResource } from 'node:async_hooks';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/logger.ts';
import { within } from '../../core/within.ts';
import type { Queue } from '../../teams/delivery/queue.ts';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import type { Instance } from '../storage/instances/instance.ts';
import type { Storage } from '../storage/storage.ts';
import { takeTurns } from '../storage/take-turns.ts';
import { countJobs, type JobCounts } from './count-jobs.ts';
import { dueTasks } from './due-tasks.ts';
import { createInsisting } from './insist.ts';
import type { JobBase } from './job-base.ts';
import { keepLeases, returnLost } from './keep-leases.ts';
import { RENEW_MS } from './lease.ts';
import { makeQueue, openBoss } from './open-boss.ts';
import { putJob } from './put-job.ts';
import { repeat } from './repeat.ts';
import type { AnyTask } from './task.ts';
import { createTaskRunner, STOPPING, type TaskRunner } from './task-runner.ts';
import { tellDeadLetters } from './tell-dead-letters.ts';
import { withdrawJob } from './withdraw-job.ts';

/** How often work that others put is looked for. */
const POLL_MS = 1_000;
/** How long a stop waits until the database knows what goes back. */
const GIVE_BACK_MS = 1_500;
/** How long a look may have failed before the queue counts as down. */
const DOWN_MS = 10_000;

export interface JobsParts {
  readonly storage: Storage;
  readonly instance: Pick<Instance, 'id'>;
  readonly clock: Clock;
  /** Real milliseconds. */
  wait(ms: number): Promise<void>;
  readonly logger: Logger;
}

/** The queue, and the work in it. */
export interface Jobs {
  readonly queue: Queue;
  /** What this bot can do. Before that nothing of a task can be put. Errors: what the database throws. */
  learn(tasks: readonly AnyTask[]): Promise<void>;
  /** Begins to do what is due. */
  start(): void;
  /** Resolves once all that is due by now has been begun, here or elsewhere; `limitMs` at most, in real time. */
  startDue(limitMs: number): Promise<void>;
  /** Errors: what the database throws. */
  look(): Promise<QueueState>;
  /** Begins nothing new. What is not done within `limitMs` goes back to the queue, which takes two seconds at most. */
  stop(limitMs: number): Promise<void>;
}

export interface QueueState {
  readonly isUp: boolean;
  /** Jobs that this instance does at the moment. */
  readonly running: number;
  readonly tasks: Readonly<Record<string, JobCounts>>;
}

/** Opens the queue. Errors: what the database throws. */
export async function openJobs({ storage, instance, clock, wait, logger }: JobsParts): Promise<Jobs> {
  const base: JobBase = { storage, boss: await openBoss(storage, logger), owner: instance.id };
  if (!storage.isShared) await returnLost(base, 'all', logger);
  const insisting = createInsisting(wait, logger);
  const runners = new Map<TaskName, TaskRunner>();
  const endings: (() => void)[] = [];
  let isWorking = false;
  let looking: Promise<void> | undefined;
  let isWanted = false;
  let lookedAt = performance.now();

  const allRunning = () => [...runners.values()].flatMap(({ running }) => [...running.values()]);

  const allEnded = () => allRunning().map(({ ended }) => ended);

  async function lookOnce(): Promise<readonly TaskName[]> {
    const due = await dueTasks(base, [...runners.keys()]);
    await Promise.all(due.map((name) => isWorking && runners.get(name)?.startDue()));
    lookedAt = performance.now();
    return due;
  }

  /** One look at a time; what is wanted meanwhile is one look more. */
  async function lookAll(): Promise<void> {
    do {
      isWanted = false;
      await lookOnce();
    } while (isWanted && isWorking);
  }

  async function look(): Promise<void> {
    isWanted = true;
    if (!isWorking) return;
    looking ??= lookAll().finally(() => {
      looking = undefined;
    });
    await looking;
  }

  /** Not as part of the turn that put a job. The next look in turn finds the same trouble, and tells it. */
  const wake = AsyncResource.bind(() => void look().catch(() => undefined));

  const every = (ms: number, failed: string, work: () => Promise<void>) =>
    void endings.push(repeat(ms, failed, work, logger));

  return {
    queue: {
      put: async (task, payload, { due = clock.now(), key } = {}) => {
        await putJob(base, { task, payload, due, key });
        if (due <= clock.now()) wake();
      },
      withdraw: (task, key) => withdrawJob(base, task, key),
    },
    learn: async (tasks) => {
      for (const task of tasks) {
        // Two at once: PostgreSQL sees a deadlock, and one of the bots does not start.
        await takeTurns(storage, 'queues', () => makeQueue(base.boss, task));
        runners.set(
          task.name,
          createTaskRunner(task, { base, insisting, isWorking: () => isWorking, hasRoom: wake, logger }),
        );
      }
    },
    start: () => {
      isWorking = true;
      every(POLL_MS, 'the queue could not be looked at', look);
      wake();
      void tellDeadLetters(base, [...runners.keys()], logger);
      // In a database of its own nobody else can take a job, however long this process was busy.
      if (!storage.isShared) return;
      every(RENEW_MS, 'leases of jobs could not be renewed', () => keepLeases(base, allRunning()));
      const takeBack = () => returnLost(base, 'lapsed', logger);
      every(RENEW_MS, 'jobs of the dead could not be looked for', takeBack);
      void takeBack().then(wake, () => undefined);
    },
    startDue: async (limitMs) => {
      const giveUpAt = performance.now() + limitMs;
      while (isWorking && performance.now() < giveUpAt) {
        await looking?.catch(() => undefined);
        const due = await lookOnce();
        if (due.length === 0) return;
        // Full here, or somebody else is at it.
        await Promise.race([...allEnded(), wait(50)]);
      }
    },
    look: async () => ({
      isUp: isWorking && performance.now() - lookedAt < DOWN_MS,
      running: allRunning().length,
      tasks: await countJobs(base, [...runners.keys()]),
    }),
    stop: async (limitMs) => {
      isWorking = false;
      for (const end of endings) end();
      await within(limitMs, Promise.all([looking?.catch(() => undefined), ...allEnded()]));
      for (const { control } of allRunning()) control.abort(STOPPING);
      // The database may be away; then leases end by themselves.
      insisting.stop();
      await within(GIVE_BACK_MS, Promise.all(allEnded()));
    },
  };
}
