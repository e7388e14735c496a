import { sql } from 'kysely';

/** SQL: what a thing is called now, so that whoever began with it under its earlier name still meets its row. */
export const nowCalled = (schema: string, thing: string) =>
  sql<string>`coalesce((select now_called from ${sql.table(`${schema}.thing_names`)} where thing = ${thing}::text), ${thing}::text)`;
