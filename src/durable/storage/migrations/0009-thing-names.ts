import { type Kysely, type Migration, sql } from 'kysely';

/** What a thing is called since it has another name; since when a conversation is dead. */
export const thingNames = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('thing_names')
      .addColumn('thing', 'text', (column) => column.primaryKey())
      .addColumn('now_called', 'text', (column) => column.notNull())
      .execute();
    await build.alterTable('conversations').addColumn('dead_at', 'timestamptz').execute();
    await sql`update ${sql.table(`${schema}.conversations`)} set dead_at = changed_at where dead is not null`.execute(
      db,
    );
  },
});
