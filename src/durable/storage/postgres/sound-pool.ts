import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isSilence, silence } from '../silence.ts';

/**
 * The pool as kysely takes it. A connection on which something was not answered is thrown away: what is said on it next
 * would wait behind that. Errors: `DatabaseSilent` where the server does not answer; of SQL, what it says.
 */
export const soundPool = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect().catch((error: unknown) => {
      throw silence(error, 'no');
    });
    return soundClient(client);
  },
  end: () => pool.end(),
});

function soundClient(client: pg.PoolClient): PostgresPoolClient {
  let broken: unknown;
  const query = async (text: string, values: readonly unknown[]) => {
    // Such as kysely's rollback, which would wait as long again. Said anew, because what was sent before may be done.
    if (broken) throw broken;
    try {
      return await client.query(text, [...values]);
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
