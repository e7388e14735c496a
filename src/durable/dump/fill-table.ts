import { sql } from 'kysely';
import type { Storage } from '../storage/storage.ts';
import type { DumpedTable } from './dumped-tables.ts';

/** Puts rows, as PostgreSQL wrote them, into a table. Errors: what the database throws. */
export async function fillTable(db: Storage['db'], into: DumpedTable, rows: readonly string[]): Promise<void> {
  const { schema, table, isMadeWithIt } = into;
  const columns = await columnsOf(db, into);
  const list = sql.join(columns.map(({ name }) => sql.id(name)));
  const key = sql.join(columns.filter(({ isKey }) => isKey).map(({ name }) => sql.id(name)));
  const replaced = sql.join(columns.map(({ name }) => sql`${sql.id(name)} = excluded.${sql.id(name)}`));
  const conflict = isMadeWithIt ? sql`on conflict (${key}) do update set ${replaced}` : sql``;
  await sql`
    insert into ${sql.id(schema, table)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.id(schema, table)}, ${`[${rows.join(',')}]`}::json)
    ${conflict}`.execute(db);
}

/** What numbers itself goes on behind the highest number. */
export async function moveSequences(db: Storage['db'], of: DumpedTable): Promise<void> {
  for (const { name, isNumbered } of await columnsOf(db, of)) {
    if (!isNumbered) continue;
    const table = sql.id(of.schema, of.table);
    await sql`
      select setval(pg_get_serial_sequence(${`${of.schema}.${of.table}`}, ${name}), max(${sql.id(name)}))
      from ${table} having max(${sql.id(name)}) is not null`.execute(db);
  }
}

interface Column {
  readonly name: string;
  readonly isKey: boolean;
  readonly isNumbered: boolean;
}

async function columnsOf(db: Storage['db'], { schema, table }: DumpedTable): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select a.attname as name, a.attidentity <> '' as "isNumbered",
      exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as "isKey"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table} and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum`.execute(db);
  return rows;
}
