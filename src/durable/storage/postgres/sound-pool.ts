import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isSilence, silence } from '../silence.ts';

/** How often the time is waited for that the pool allows. */
const MOST_WAITS = 4;

/**
 * The pool as kysely takes it. Where the server answers others, it is busy and not silent: then a connection is waited for
 * longer, so that many people at once are slow and not refused. A connection on which something was not answered is thrown away: what is said on it next
 * would wait behind that. Errors: `DatabaseSilent` where the server does not answer; of SQL, what it says.
 */
export function soundPool(pool: pg.Pool): PostgresPool {
  let answers = 0;
  return {
    connect: async () => {
      for (let waits = 1; ; waits += 1) {
        const before = answers;
        try {
          return soundClient(await pool.connect(), () => {
            answers += 1;
          });
        } catch (error) {
          const isBusy = isSilence(error) && answers > before;
          if (!isBusy || waits === MOST_WAITS) throw silence(error, 'no');
        }
      }
    },
    end: () => pool.end(),
  };
}

function soundClient(client: pg.PoolClient, answered: () => void): PostgresPoolClient {
  let broken: unknown;
  const query = async (text: string, values: readonly unknown[]) => {
    // Such as kysely's rollback, which would wait as long again. Said anew, because what was sent before may be done.
    if (broken) throw broken;
    try {
      const result = await client.query(text, [...values]);
      answered();
      return result;
    } catch (error) {
      const said = silence(error, 'maybe');
      if (isSilence(error)) broken = said;
      throw said;
    }
  };
  return {
    // kysely's other form is for cursors, which nothing of ours uses.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(broken !== undefined || destroy),
  };
}
