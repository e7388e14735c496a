import type { Logger } from '../../core/logger.ts';
import { failJob } from './fail-job.ts';
import { failureOf } from './failure-of.ts';
import { finishJobs } from './finish-jobs.ts';
import { gather } from './gather.ts';
import { giveBack } from './give-back.ts';
import type { Insisting } from './insist.ts';
import type { JobBase } from './job-base.ts';
import { LEASE_OVER_MS } from './lease.ts';
import { runJob } from './run-job.ts';
import { takeDue } from './take-due.ts';
import type { TakenJob } from './taken-job.ts';
import type { AnyTask } from './task.ts';
import { tellFailure } from './tell-failure.ts';

export interface RunningJob extends TakenJob {
  readonly control: AbortController;
  /** Never fails. */
  readonly ended: Promise<void>;
  /** Monotonic, in milliseconds. */
  leasedAt: number;
}

/** Does the jobs of one task in this instance. */
export interface TaskRunner {
  readonly task: AnyTask;
  readonly running: ReadonlyMap<string, RunningJob>;
  /** Takes and begins what is due, as far as there is room; goes along with a call that is under way. Errors: what the database throws. */
  startDue(): Promise<void>;
}

export interface TaskRunnerParts {
  readonly base: JobBase;
  readonly insisting: Insisting;
  /** Whether anything may be begun. */
  isWorking(): boolean;
  /** There is room for more, and more may be due. */
  hasRoom(): void;
  readonly logger: Logger;
}

/** Why a job is given back. */
export const STOPPING = Symbol('the bot stops');

export function createTaskRunner(
  task: AnyTask,
  { base, insisting, isWorking, hasRoom, logger }: TaskRunnerParts,
): TaskRunner {
  const { atOnce } = task.policy;
  const running = new Map<string, RunningJob>();
  let mayHaveMore = false;
  let taking: Promise<void> | undefined;

  const finish = gather<TakenJob>(
    (jobs) => insisting.insist('jobs are done', () => finishJobs(base, task.name, jobs)),
    100,
  );

  const fail = (job: TakenJob, error: unknown, durationMs: number) =>
    insisting.insist('a job failed', async () => {
      const failure = failureOf(error);
      tellFailure(logger, job, failure, await failJob(base, job, failure), durationMs);
    });

  const returned = (job: TakenJob) => insisting.insist('a job is given back', () => giveBack(base, job));

  const perform = async (job: TakenJob, control: AbortController): Promise<void> => {
    const begunAt = performance.now();
    const durationMs = () => Math.round(performance.now() - begunAt);
    try {
      await runJob(task, job, control);
    } catch (error) {
      if (error === STOPPING) return returned(job);
      return fail(job, error, durationMs());
    }
    await finish(job);
    logger.debug({ job: job.id, task: task.name, key: job.key, durationMs: durationMs() }, 'a job is done');
  };

  const begin = (job: TakenJob, leasedAt: number): void => {
    const control = new AbortController();
    const ended = perform(job, control).then(() => {
      running.delete(job.id);
      // Not for every single place: a look takes as long for one as for many.
      if (mayHaveMore && running.size <= atOnce / 2) hasRoom();
    });
    running.set(job.id, { ...job, control, ended, leasedAt });
  };

  const take = async (): Promise<void> => {
    const room = atOnce - running.size;
    if (room <= 0) return;
    const leasedAt = performance.now();
    const jobs = await takeDue(base, task.name, room);
    mayHaveMore = jobs.length === room;
    if (isWorking()) for (const job of jobs) begin(job, leasedAt);
    // The stop came while they were taken.
    else await Promise.all(jobs.map(returned));
  };

  return {
    task,
    running,
    startDue: () => {
      taking ??= take().finally(() => {
        taking = undefined;
      });
      return taking;
    },
  };
}

/** Whether somebody else may have it by now. */
export const isLeaseOver = ({ leasedAt }: RunningJob): boolean => performance.now() - leasedAt > LEASE_OVER_MS;
