import { CompiledQuery, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Storage } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';

/** What every step of the queue works on: our tables, and pg-boss on the same connection. */
export interface JobBase {
  readonly storage: Storage;
  readonly boss: PgBoss;
  /** This instance. */
  readonly owner: string;
}

/** Both in one transaction. */
export interface OneTransaction {
  readonly db: Kysely<Tables>;
  /** For pg-boss's methods. Throws what went wrong with a statement that pg-boss kept quiet about. */
  readonly by: { readonly db: PgBoss.Db };
  mustHaveWorked(): void;
}

/** All of it or nothing. */
export function inTransaction<T>({ storage }: JobBase, work: (own: OneTransaction) => Promise<T>): Promise<T> {
  return storage.db.transaction().execute(async (transaction) => {
    // pg-boss's fetch answers with nothing where the database refuses.
    const failures: unknown[] = [];
    const executeSql: PgBoss.Db['executeSql'] = async (text, values) => {
      try {
        const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, values));
        return { rows: [...rows] };
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    return work({
      db: transaction.withSchema(storage.schema),
      by: { db: { executeSql } },
      mustHaveWorked: () => {
        if (failures.length > 0) throw failures[0];
      },
    });
  });
}
