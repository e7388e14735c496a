import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { AppError } from '../../../core/app-error.ts';
import { isSilence, silence } from '../silence.ts';
import { createTurns } from './turns.ts';

/**
 * The pool as kysely takes it. People wait for a connection as long as the server answers others: many at once are slow and
 * not refused. Where it answers nobody, all who wait hear so from the first whose time is over. A connection on which
 * something was not answered is thrown away: what is said on it next would wait behind that. Errors: `DatabaseSilent` where
 * the server does not answer; of SQL, what it says.
 *
 * @param atOnce connections that kysely may hold, not more than the pool has.
 */
export function soundPool(pool: pg.Pool, atOnce: number): PostgresPool {
  const turns = createTurns(atOnce);
  let answers = 0;

  /** Errors: as those of `work`, and `DatabaseSilent`. */
  async function ask<T>(work: () => Promise<T>, sent: 'no' | 'maybe'): Promise<T> {
    const before = answers;
    try {
      return await work();
    } catch (error) {
      if (isSilence(error) && answers === before && error instanceof Error) turns.refuseAll(error);
      throw silence(error, sent);
    }
  }

  async function query<T>(work: () => Promise<T>): Promise<T> {
    const answer = await ask(work, 'maybe');
    answers += 1;
    return answer;
  }

  return {
    connect: async () => {
      const giveBack = await turns.take().catch((error: unknown) => {
        throw silence(error, 'no');
      });
      const client = await ask(() => pool.connect(), 'no').catch((error: unknown) => {
        giveBack();
        throw error;
      });
      return soundClient(client, query, giveBack);
    },
    end: () => pool.end(),
  };
}

function soundClient(
  client: pg.PoolClient,
  ask: <T>(work: () => Promise<T>) => Promise<T>,
  giveBack: () => void,
): PostgresPoolClient {
  let broken: unknown;
  const query = async (text: string, values: readonly unknown[]) => {
    // Such as kysely's rollback, which would wait as long again. Said anew, because what was sent before may be done.
    if (broken) throw broken;
    try {
      return await ask(() => client.query(text, [...values]));
    } catch (error) {
      if (isSilent(error)) broken = error;
      throw error;
    }
  };
  return {
    // kysely's other form is for cursors, which nothing of ours uses.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => {
      client.release(broken !== undefined || destroy);
      giveBack();
    },
  };
}

const isSilent = (error: unknown): boolean => error instanceof AppError && error.code === 'DatabaseSilent';
