import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { Queue } from '../../../teams/delivery/queue.ts';
import { type AnyTask, task } from '../task.ts';
import { WATCHER } from '../task-policy.ts';

const EVERY_MS = 60 * 60_000;

export interface TidyParts {
  /** What is to be removed or put in order, one after the other; one that fails keeps none of the others from it. */
  readonly chores: readonly (() => Promise<void>)[];
  readonly queue: Queue;
  readonly clock: Clock;
}

/** Keeps the database from growing with what nobody needs any more. */
export const tidyTask = ({ chores, queue, clock }: TidyParts): AnyTask =>
  task({
    name: 'tidy',
    payload: z.strictObject({}),
    policy: WATCHER,
    run: async (_payload, { signal }) => {
      await queue.put('tidy', {}, { due: new Date(clock.now().getTime() + EVERY_MS), key: 'next' });
      const failures: unknown[] = [];
      for (const chore of chores) {
        signal.throwIfAborted();
        try {
          await chore();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures.length === 1 ? failures[0] : allOf(failures);
    },
  });

const allOf = (failures: readonly unknown[]): AggregateError =>
  new AggregateError(
    failures,
    failures.map((error) => (error instanceof Error ? error.message : String(error))).join('; '),
  );
