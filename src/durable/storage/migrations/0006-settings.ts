import type { Kysely, Migration } from 'kysely';

/** What people and channels want: routes, preferences, durations used last, bundles. */
export const settings = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('channel_routes')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('same', 'text', (column) => column.notNull().unique())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('route', 'jsonb', (column) => column.notNull())
      .addColumn('made_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await build.createIndex('channel_routes_of_channel').on('channel_routes').column('conversation_id').execute();
    await build.createIndex('channel_routes_by_topic').on('channel_routes').columns(['tenant_id', 'topic']).execute();

    await build
      .createTable('preferences')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('preferences', 'jsonb', (column) => column.notNull())
      .execute();
    await build
      .createTable('last_durations')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('duration', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('last_durations_key', ['person', 'target'])
      .execute();
    await build
      .createTable('bundles')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('spelling', 'text', (column) => column.notNull())
      .addColumn('bundle', 'jsonb', (column) => column.notNull())
      .addPrimaryKeyConstraint('bundles_key', ['person', 'spelling'])
      .execute();
  },
});
