import type { z } from 'zod';
import { AppError } from '../../core/app-error.ts';
import type { TaskName, TaskPayloads } from '../../teams/delivery/task-payloads.ts';
import type { TaskPolicy } from './task-policy.ts';

/** Work of one name: what is stored for it, how often it is tried, and what is done. */
export interface Task<Name extends TaskName> {
  readonly name: Name;
  /** What is stored may have been written by another version of the program. */
  readonly payload: z.ZodType<TaskPayloads[Name]>;
  readonly policy: TaskPolicy;
  /** Done at least once: a second time must do no harm. What it throws is tried again, as the policy says. */
  run(payload: TaskPayloads[Name], job: JobRun): Promise<void>;
}

/** One attempt. */
export interface JobRun {
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  readonly attempts: number;
  /** Aborted when its time is over or somebody else may have the job by now: from then on nothing may be done. */
  readonly signal: AbortSignal;
}

/** A task whose payload is not known to be one yet. */
export interface AnyTask extends Pick<Task<TaskName>, 'name' | 'policy'> {
  /** Errors: AppError `BadPayload`; what the task throws. */
  perform(payload: unknown, job: JobRun): Promise<void>;
}

/** A task as the queue takes it. */
export const task = <Name extends TaskName>({ name, payload, policy, run }: Task<Name>): AnyTask => ({
  name,
  policy,
  perform: async (stored, job) => {
    const read = payload.safeParse(stored);
    if (read.success) return run(read.data, job);
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`);
    const message = `What is stored for the job is not what the task "${name}" takes: ${wrong.join('; ')}. Was it put by another version?`;
    throw new AppError('BadPayload', message, { facts: { task: name } });
  },
});
