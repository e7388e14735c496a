import { type Kysely, type Migration, sql } from 'kysely';

/** Activities that were delivered; by which lock of the server an instance shows that it runs. */
export const receivedActivities = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build.alterTable('instances').addColumn('life', 'integer').execute();
    await build
      .createTable('received_activities')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'uuid')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('receipt', 'jsonb')
      .addColumn('posted', 'jsonb', (column) => column.notNull())
      .addColumn('received_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
      .execute();
    await build.createIndex('received_activities_by_age').on('received_activities').column('received_at').execute();
  },
});
