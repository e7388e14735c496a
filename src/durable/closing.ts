import type { Logger } from '../core/logger.ts';
import { within } from '../core/within.ts';
import type { Storage } from './storage/storage.ts';

/** How long the last things may take, all together. */
const LAST_LIMIT_MS = 1_000;

/** What is to be done before the database is closed. */
export interface Closing {
  /** Joined by what was opened, as it is opened. */
  before(work: () => Promise<void>): void;
  /** At the first call; every caller waits for that. Never fails over the last things, only over files. */
  close(): Promise<void>;
}

/** Closes what has been opened so far, be it all of it or what came before a failure. */
export function createClosing(
  storage: Pick<Storage, 'close' | 'isShared'>,
  logger: Logger,
  limitMs = LAST_LIMIT_MS,
): Closing {
  const last: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  const tell = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logger.warn({ error }, 'the database was not told of the stop');
    }
  };

  async function close(): Promise<void> {
    // Side by side: one that hangs takes no time from the others.
    const told = within(limitMs, Promise.all(last.map(tell)));
    const closed = told.then(storage.close);
    // A server that is away must not hold up the stop. Files have to be left whole.
    await (storage.isShared ? within(limitMs, closed) : closed);
  }

  return {
    before: (work) => void last.push(work),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
