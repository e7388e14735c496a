import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { Queue } from '../../../teams/delivery/queue.ts';
import { type AnyTask, task } from '../task.ts';
import { WATCHER } from '../task-policy.ts';

const EVERY_MS = 5 * 60_000;

export interface ReconcileParts {
  /** Looks for what came of requests to PIM that nobody finished. */
  finishAbandoned(signal: AbortSignal): Promise<void>;
  readonly queue: Queue;
  readonly clock: Clock;
}

/** What an instance left that was killed is found out by the others, or by the next. */
export const reconcileTask = ({ finishAbandoned, queue, clock }: ReconcileParts): AnyTask =>
  task({
    name: 'reconcile',
    payload: z.strictObject({}),
    policy: WATCHER,
    run: async (_payload, { signal }) => {
      await queue.put('reconcile', {}, { due: new Date(clock.now().getTime() + EVERY_MS), key: 'next' });
      await finishAbandoned(signal);
    },
  });
