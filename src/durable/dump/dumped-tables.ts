import { sql } from 'kysely';
import { queueSchema, type Storage } from '../storage/storage.ts';

/** What belongs to a database and not to what is kept in it. */
const LEFT_OUT = ['migrations', 'migration_lock', 'instances'];

/** Rows that a new database has, and that a dump's replace. */
const MADE_WITH_IT = ['audit_head'];

/** A table as a dump names it. */
export interface DumpedTable {
  /** In a dump: without the schema, and with `queue.` before those of the queue. */
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  /** Restricts what of it is dumped. */
  readonly where?: string;
  readonly isMadeWithIt: boolean;
}

/** Work that is done is not waited for any more. */
const WAITING = "state in ('created', 'retry', 'active', 'failed')";

/** Every table of the bot, those that others build on first. */
export async function dumpedTables(db: Storage['db'], schema: string): Promise<readonly DumpedTable[]> {
  const tablesOf = async (where: string) => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${where} and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`.execute(db);
    return rows.map(({ name }) => name);
  };
  const own = (await tablesOf(schema)).filter((name) => !LEFT_OUT.includes(name));
  const boss = queueSchema(schema);
  const ofQueue = (await tablesOf(boss)).length > 0;
  return [
    ...own.map((table) => ({ name: table, schema, table, isMadeWithIt: MADE_WITH_IT.includes(table) })),
    ...(ofQueue
      ? [
          { name: 'queue.queue', schema: boss, table: 'queue', isMadeWithIt: true },
          { name: 'queue.job', schema: boss, table: 'job', where: WAITING, isMadeWithIt: false },
        ]
      : []),
  ];
}
