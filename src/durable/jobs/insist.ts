import type { Logger } from '../../core/logger.ts';

const PAUSE_MS = 1_000;

export interface Insisting {
  /** Does what must be written in the end: again every second while the database does not take it. */
  insist(what: string, work: () => Promise<void>): Promise<void>;
  /** What is not done by then is left: its leases end. */
  stop(): void;
}

/** @param wait real milliseconds */
export function createInsisting(wait: (ms: number) => Promise<void>, logger: Logger): Insisting {
  let isStopped = false;
  return {
    insist: async (what, work) => {
      for (let tries = 1; ; tries += 1) {
        try {
          await work();
          if (tries > 1) logger.info({ what, tries }, 'the database has it now');
          return;
        } catch (error) {
          if (tries === 1) logger.error({ what, error }, 'the database did not take it: it is tried again');
          if (isStopped) return;
          await wait(PAUSE_MS);
        }
      }
    },
    stop: () => {
      isStopped = true;
    },
  };
}
