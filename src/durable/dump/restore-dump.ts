import { sql } from 'kysely';
import { AppError } from '../../core/app-error.ts';
import type { Storage } from '../storage/storage.ts';
import { unusable } from './check-dump.ts';
import { readRowLine } from './dump-format.ts';
import { type DumpedTable, dumpedTables } from './dumped-tables.ts';
import { fillTable, moveSequences } from './fill-table.ts';
import { makeQueues } from './make-queues.ts';

/** Rows put in by one statement. */
const PAGE = 500;

/**
 * Puts a dump that was checked into an empty database: all of it or nothing.
 *
 * Errors: AppError `DatabaseNotEmpty`, `DumpUnusable`; what the database throws.
 */
export async function restoreDump(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  lines: AsyncIterable<string>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const tables = new Map((await dumpedTables(transaction, schema)).map((table) => [table.name, table]));
    await refuseUsed(transaction, schema, [...tables.values()]);
    for await (const { name, rows } of pagesIn(lines)) {
      const table = tables.get(name);
      if (!table) throw unusable(`this program knows no "${name}"`);
      await (name === 'queue.queue'
        ? makeQueues(transaction, table.schema, rows)
        : fillTable(transaction, table, rows));
    }
    for (const table of tables.values()) await moveSequences(transaction, table);
  });
}

/** Rows of one table that follow one another. */
async function* pagesIn(lines: AsyncIterable<string>): AsyncGenerator<{ name: string; rows: string[] }> {
  let page: { name: string; rows: string[] } | undefined;
  for await (const line of lines) {
    const read = readRowLine(line);
    if (!read) continue;
    if (page && (page.name !== read.table || page.rows.length === PAGE)) {
      yield page;
      page = undefined;
    }
    page ??= { name: read.table, rows: [] };
    page.rows.push(read.row);
  }
  if (page) yield page;
}

async function refuseUsed(db: Storage['db'], schema: string, tables: readonly DumpedTable[]): Promise<void> {
  for (const { name, schema: where, table, isMadeWithIt } of tables) {
    if (isMadeWithIt) continue;
    const { rows } = await sql`select from ${sql.id(where, table)} limit 1`.execute(db);
    if (rows.length > 0) throw notEmpty(`holds something already (${name})`);
  }
  const { rows } = await sql`
    select from ${sql.id(schema, 'instances')} where seen_at > clock_timestamp() - interval '90 seconds' limit 1`.execute(
    db,
  );
  if (rows.length > 0) throw notEmpty('is in use by a bot that runs');
}

const notEmpty = (what: string): AppError =>
  new AppError(
    'DatabaseNotEmpty',
    `The database ${what}, so nothing was restored and nothing changed. Restore into a new one: another folder, or another DATABASE_SCHEMA, with no bot on it.`,
  );
