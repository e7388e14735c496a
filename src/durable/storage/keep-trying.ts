import type { Logger } from '../../core/logger.ts';

const PAUSE_MS = 1_000;
/** How long a person is kept waiting for a database that may be silent. */
const WAIT_LIMIT_MS = 2_000;

/**
 * Does what must be done in the end. Ends after the first attempt, whatever came of it, or when that takes long; where
 * it failed it is tried again in the background until it works.
 */
export type KeepTrying = (what: string, work: () => Promise<void>) => Promise<void>;

export interface KeptTrying {
  readonly keepTrying: KeepTrying;
  /** What is not done by then is found out at the next start. */
  stop(): void;
}

export function createKeepTrying(logger: Logger): KeptTrying {
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  const attempt = async (what: string, work: () => Promise<void>, tries: number): Promise<void> => {
    try {
      await work();
      if (tries > 1) logger.info({ what, tries }, 'the database has it now');
    } catch (error) {
      logger.error({ what, tries, error }, 'the database did not take it: it is tried again');
      if (isStopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attempt(what, work, tries + 1);
      }, PAUSE_MS);
      timers.add(timer.unref());
    }
  };

  return {
    keepTrying: (what, work) => Promise.race([attempt(what, work, 1), pause()]),
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, WAIT_LIMIT_MS).unref());
