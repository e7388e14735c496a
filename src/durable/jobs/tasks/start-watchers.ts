import type { Clock } from '../../../core/clock.ts';
import type { Queue } from '../../../teams/delivery/queue.ts';

const SOON_MS = 10 * 60_000;

/**
 * Puts the work that puts itself again, for a first time: what the last end left is looked for at once, the rest can wait
 * until the start is over.
 */
export async function startWatchers(queue: Queue, clock: Clock): Promise<void> {
  await queue.put('reconcile', {}, { key: 'next' });
  await queue.put('tidy', {}, { key: 'next', due: new Date(clock.now().getTime() + SOON_MS) });
}
