import pg from 'pg';
import type { Logger } from '../../../core/logger.ts';
import { serverTrouble } from './server-trouble.ts';

/** Tells this program's advisory locks from those of others. */
export const LOCK_CLASS = 0x50494d;

const TAKE_AGAIN_MS = 250;
const CONNECT_LIMIT_MS = 5_000;

/** A lock that the server lets go of as soon as this process is gone, however it went. */
export interface HeldLock {
  release(): Promise<void>;
}

/**
 * Holds an advisory lock on a connection of its own. Where that breaks the lock is taken again as soon as the server answers.
 *
 * Errors: AppError `DatabaseUnavailable`, the first time.
 *
 * @param key a positive 32-bit number that nobody else has.
 */
export async function holdLock(url: string, key: number, logger: Logger): Promise<HeldLock> {
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let isReleased = false;

  const take = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      keepAlive: true,
      application_name: 'pim-bot lock',
    });
    client = mine;
    let isBroken = false;
    const broken = (error?: unknown) => {
      if (isBroken || isReleased) return;
      isBroken = true;
      if (error) logger.warn({ error }, 'the connection that shows that this bot runs broke');
      void mine.end().catch(() => undefined);
      again = setTimeout(() => void take().catch(() => undefined), TAKE_AGAIN_MS).unref();
    };
    mine.on('error', broken);
    mine.on('end', () => broken());
    try {
      await mine.connect();
      await mine.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, key]);
      // A bot whose start failed after this ends all the same.
      unref(mine);
    } catch (error) {
      broken(error);
      throw error;
    }
  };

  await take().catch((error: unknown) => {
    isReleased = true;
    clearTimeout(again);
    throw serverTrouble(url, error);
  });
  return {
    release: async () => {
      isReleased = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}

/** pg has it, its types do not. */
const unref = (client: pg.Client): void => (client as pg.Client & { unref(): void }).unref();
