import type { TaskName } from '../../teams/delivery/task-payloads.ts';

/** A job that is ours to do now. */
export interface TakenJob {
  readonly id: string;
  readonly task: TaskName;
  readonly key: string | null;
  readonly payload: unknown;
  readonly attempt: number;
  readonly attempts: number;
  /** Shows that it is still ours. */
  readonly claim: string;
}
