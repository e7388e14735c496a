import type { Logger } from '../../../core/logger.ts';
import { createDeadline } from './deadline.ts';

/** How long somebody is told that their work was interrupted, before the process goes. */
const TELLING_LIMIT_MS = 2_000;

/** What still runs, also after its HTTP answer: a stop waits for it. */
export interface UnfinishedWork {
  /**
   * @param interrupted tells the person, where the work could not be waited for: called at most once, never after it.
   * @returns the same promise.
   */
  track<T>(work: Promise<T>, interrupted?: () => Promise<unknown>): Promise<T>;
  /** Waits for all of it, `limitMs` at most; who waits for what is left is told so. */
  finish(limitMs: number): Promise<void>;
}

interface Running {
  readonly work: Promise<unknown>;
  readonly interrupted: (() => Promise<unknown>) | undefined;
}

export function createUnfinishedWork(logger: Logger): UnfinishedWork {
  const running = new Set<Running>();
  return {
    track: (work, interrupted) => {
      const one = { work, interrupted };
      running.add(one);
      const done = () => void running.delete(one);
      work.then(done, done);
      return work;
    },
    finish: async (limitMs) => {
      const limit = createDeadline(limitMs);
      // What runs may begin more.
      while (running.size > 0)
        if ((await Promise.race([Promise.allSettled([...running].map(({ work }) => work)), limit.over])) === 'late')
          break;
      limit.cancel();
      const left = [...running].flatMap(({ interrupted }) => interrupted ?? []);
      if (running.size > 0) logger.warn({ works: running.size }, 'the stop did not wait for what is still running');
      const telling = createDeadline(TELLING_LIMIT_MS);
      await Promise.race([Promise.allSettled(left.map((tell) => tell())), telling.over]);
      telling.cancel();
    },
  };
}
