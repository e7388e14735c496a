import { type Kysely, type Migration, sql } from 'kysely';

/** What can be taken once (waits for a sign-in, states of its pages), and people's tokens. */
export const signIns = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('single_uses')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('value', 'jsonb', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.generatedAlwaysAsIdentity())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('taken_at', 'timestamptz')
      .addColumn('taker', 'uuid')
      .execute();
    await build
      .createIndex('single_uses_of_owner')
      .on('single_uses')
      .columns(['owner', 'place'])
      .where(sql<boolean>`taken_at is null`)
      .execute();
    await build
      .createIndex('single_uses_under_way')
      .on('single_uses')
      .column('key')
      .where(sql<boolean>`taker is not null`)
      .execute();
    await build.createIndex('single_uses_by_end').on('single_uses').column('expires_at').execute();

    await build
      .createTable('token_partitions')
      .addColumn('person', 'text', (column) => column.primaryKey())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('written_at', 'timestamptz', (column) => column.notNull())
      .addColumn('good_until', 'timestamptz', (column) => column.notNull())
      .execute();
    await build.createIndex('token_partitions_by_end').on('token_partitions').column('good_until').execute();
  },
});
