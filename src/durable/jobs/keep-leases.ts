import { AppError } from '../../core/app-error.ts';
import type { Logger } from '../../core/logger.ts';
import { failJob } from './fail-job.ts';
import { findLost } from './find-lost.ts';
import type { JobBase } from './job-base.ts';
import { renewLeases } from './renew-leases.ts';
import { isLeaseOver, type RunningJob } from './task-runner.ts';
import { tellFailure } from './tell-failure.ts';

/** Renews the leases of what runs here, and stops what is not ours any more. Errors: what the database throws. */
export async function keepLeases(base: JobBase, running: readonly RunningJob[]): Promise<void> {
  const askedAt = performance.now();
  let ours: ReadonlySet<string>;
  try {
    ours = await renewLeases(base, running);
  } catch (error) {
    for (const job of running) if (isLeaseOver(job)) job.control.abort(leaseLost());
    throw error;
  }
  for (const job of running)
    if (ours.has(job.id)) job.leasedAt = askedAt;
    else job.control.abort(leaseLost());
}

/** Jobs of instances that are gone are tried again, as after a failure: one that kills whoever does it ends as well. */
export async function returnLost(base: JobBase, which: 'lapsed' | 'all', logger: Logger): Promise<void> {
  for (const job of await findLost(base, which)) {
    const failure = { code: 'WorkerLost', message: 'Whoever did it was killed or lost the database.', isFinal: false };
    const then = await failJob(base, job, failure);
    if (then !== 'not-ours') tellFailure(logger, job, failure, then);
  }
}

const leaseLost = (): AppError =>
  new AppError('LeaseLost', 'The database was not reached for so long that another instance may have the job.');
