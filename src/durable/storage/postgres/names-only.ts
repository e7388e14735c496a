import { type DatabaseIntrospector, type Dialect, type Kysely, sql, type TableMetadata } from 'kysely';

/**
 * A dialect that tells of tables only what they are called, which is all that migrations ask. kysely's own looks up every
 * column of the whole database by name, and fails where somebody drops a schema of theirs at that moment.
 */
export const namesOnly = (dialect: Dialect): Dialect => ({
  createAdapter: () => dialect.createAdapter(),
  createDriver: () => dialect.createDriver(),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createIntrospector: (db) => {
    const full = dialect.createIntrospector(db);
    const getTables = () => tablesOf(db);
    return { getSchemas: () => full.getSchemas(), getTables, getMetadata: async () => ({ tables: await getTables() }) };
  },
});

async function tablesOf(
  db: Parameters<Dialect['createIntrospector']>[0],
): ReturnType<DatabaseIntrospector['getTables']> {
  const { rows } = await sql<{ schema: string; name: string; kind: string }>`
    select n.nspname as schema, c.relname as name, c.relkind::text as kind
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by n.nspname, c.relname`.execute(db as Kysely<unknown>);
  return rows.map(({ schema, name, kind }): TableMetadata => ({ schema, name, isView: kind === 'v', columns: [] }));
}
