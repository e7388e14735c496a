import { AppError } from '../../core/app-error.ts';
import type { TakenJob } from './taken-job.ts';
import type { AnyTask } from './task.ts';

/**
 * One attempt, which ends when it is aborted or its real time is over, whatever the task still does.
 *
 * Errors: AppError `BadPayload`, `JobOutOfTime`; the reason of the abort; what the task throws.
 */
export async function runJob(task: AnyTask, job: TakenJob, control: AbortController): Promise<void> {
  const { signal } = control;
  const { timeLimitS } = task.policy;
  const limit = setTimeout(() => control.abort(outOfTime(task, timeLimitS)), timeLimitS * 1_000);
  const { id, attempt, attempts } = job;
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([task.perform(job.payload, { id, attempt, attempts, signal }), aborted]);
  } finally {
    clearTimeout(limit);
  }
}

const outOfTime = ({ name }: AnyTask, timeLimitS: number): AppError =>
  new AppError('JobOutOfTime', `The task "${name}" was not done within ${timeLimitS} s, and was stopped.`);
