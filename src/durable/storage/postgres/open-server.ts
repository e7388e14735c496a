import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../../../core/logger.ts';
import type { Connected } from '../connected.ts';
import { silence } from '../silence.ts';
import { type HeldLock, holdLock } from './hold-lock.ts';
import { namesOnly } from './names-only.ts';
import { serverTrouble } from './server-trouble.ts';
import { soundPool } from './sound-pool.ts';

const MAX_CONNECTIONS = 10;
/** For the queue, which has no turns to wait for. */
const SPARE_CONNECTIONS = 2;
const CONNECT_LIMIT_MS = 5_000;
/** Longer than any statement of ours takes; a person may be waiting for it. */
const QUERY_LIMIT_MS = 10_000;

/**
 * A pool of connections to a PostgreSQL server.
 *
 * Errors: AppError `BadDatabaseUrl`, `DatabaseUnavailable`.
 */
export async function openServer(url: string, logger: Logger, searchPath?: string): Promise<Connected> {
  const pool = createPool(url, searchPath);
  // Of a connection that nobody uses. The next query takes another.
  pool.on('error', (error) => logger.warn({ error }, 'a connection to the database broke'));
  // Of one in use, whose query fails besides. Unheard, it would end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => logger.debug({ error }, 'a connection to the database broke in use'));
  });
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw serverTrouble(url, error);
  }
  const held: HeldLock[] = [];
  return {
    dialect: namesOnly(new PostgresDialect({ pool: soundPool(pool, MAX_CONNECTIONS - SPARE_CONNECTIONS) })),
    execute: (text, values) =>
      (values ? pool.query(text, [...values]) : allOrNothing(pool, text)).catch((error: unknown) => {
        throw silence(error, 'maybe');
      }),
    isShared: true,
    holdLock: async (key) => {
      const lock = await holdLock(url, key, logger);
      held.push(lock);
      return lock;
    },
    // kysely ends the pool. A lock that is left is of a start that failed before it had anything else.
    close: async () => void (await Promise.all(held.map((lock) => lock.release()))),
  };
}

function createPool(url: string, searchPath: string | undefined): pg.Pool {
  try {
    return new pg.Pool({
      connectionString: url,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      query_timeout: QUERY_LIMIT_MS,
      keepAlive: true,
      application_name: 'pim-bot',
      ...(searchPath !== undefined && { options: `-c search_path=${searchPath.replaceAll(' ', '')}` }),
    });
  } catch (error) {
    throw serverTrouble(url, error);
  }
}

/** Statements in one text that begin a transaction would leave it open when one of them fails, for whoever comes next. */
async function allOrNothing(pool: pg.Pool, text: string): Promise<pg.QueryResult> {
  const client = await pool.connect();
  try {
    const result = await client.query(text);
    client.release();
    return result;
  } catch (error) {
    // Whatever else is the matter with it, nobody shall have this connection again.
    client.release(true);
    throw error;
  }
}
