import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { madeMigrations } from '../storage/migrate.ts';
import type { Storage } from '../storage/storage.ts';
import { DUMP_VERSION, type DumpEnd, type DumpHead, rowLine } from './dump-format.ts';
import { type DumpedTable, dumpedTables } from './dumped-tables.ts';
import { queueVersionIn } from './queue-version.ts';

/** Rows held in memory at a time. */
const PAGE = 500;

/**
 * Writes all that is kept, as it was at one moment, line by line. Bots may go on meanwhile. Errors: what the database or
 * `write` throws.
 *
 * @param madeAt real time, for whoever finds the file.
 */
export async function writeDump(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  madeAt: Date,
  write: (line: string) => Promise<void>,
): Promise<DumpEnd> {
  const hash = createHash('sha256');
  const put = async (line: string) => {
    hash.update(`${line}\n`);
    await write(line);
  };
  const tables: Record<string, number> = {};
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const migrations = await madeMigrations(transaction, schema);
      const head: DumpHead = {
        dump: 'pim-bot',
        version: DUMP_VERSION,
        madeAt: madeAt.toISOString(),
        migrations: [...migrations],
        queue: await queueVersionIn(transaction, schema),
      };
      await put(JSON.stringify(head));
      for (const table of await dumpedTables(transaction, schema))
        tables[table.name] = await writeRows(transaction, table, put);
    });
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  const end: DumpEnd = { end: true, rows, tables, sha256: hash.digest('hex') };
  await write(JSON.stringify(end));
  return end;
}

async function writeRows(
  db: Storage['db'],
  { name, schema, table, where = 'true' }: DumpedTable,
  put: (line: string) => Promise<void>,
): Promise<number> {
  await sql`declare dumped no scroll cursor for
    select to_json(t)::text as row from ${sql.id(schema, table)} t where ${sql.raw(where)}`.execute(db);
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(PAGE))} from dumped`.execute(db);
    for (const { row } of rows) await put(rowLine(name, row));
    count += rows.length;
    if (rows.length < PAGE) break;
  }
  await sql`close dumped`.execute(db);
  return count;
}
