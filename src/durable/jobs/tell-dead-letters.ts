import type { Logger } from '../../core/logger.ts';
import type { TaskName } from '../../teams/delivery/task-payloads.ts';
import { countJobs } from './count-jobs.ts';
import type { JobBase } from './job-base.ts';

/** Whoever starts the bot hears of what is still among the dead letters. */
export async function tellDeadLetters(base: JobBase, tasks: readonly TaskName[], logger: Logger): Promise<void> {
  try {
    for (const [task, { deadLetters }] of Object.entries(await countJobs(base, tasks)))
      if (deadLetters > 0)
        logger.warn({ task, deadLetters }, 'there are dead letters: somebody has to decide about them');
  } catch (error) {
    logger.warn({ error }, 'dead letters could not be counted');
  }
}
