import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { Queue } from '../../../teams/delivery/queue.ts';
import { type AnyTask, task } from '../task.ts';
import { WATCHER } from '../task-policy.ts';

const EVERY_MS = 60 * 60_000;

export interface TidyParts {
  /** What is to be removed or put in order, one after the other. */
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
      for (const chore of chores) {
        signal.throwIfAborted();
        await chore();
      }
    },
  });
