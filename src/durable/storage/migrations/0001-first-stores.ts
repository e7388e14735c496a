import { type Kysely, type Migration, sql } from 'kysely';

/** Conversations, running instances, intents. */
export const firstStores = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('conversations')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('service_url', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('person_id', 'text')
      .addColumn('member_id', 'text')
      .addColumn('name', 'text')
      .addColumn('team_id', 'text')
      .addColumn('team_name', 'text')
      .addColumn('dead', 'text')
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .execute();
    await build
      .createIndex('conversations_of_person')
      .on('conversations')
      .columns(['tenant_id', 'person_id'])
      .where('person_id', 'is not', null)
      .execute();
    await build
      .createIndex('conversations_of_team')
      .on('conversations')
      .column('team_id')
      .where('team_id', 'is not', null)
      .execute();

    await build
      .createTable('instances')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .execute();

    await build
      .createTable('intents')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('activity_id', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('wish', 'text', (column) => column.notNull())
      .addColumn('intent', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('owner', 'uuid')
      .addColumn('outcome', 'jsonb')
      .addColumn('answer_id', 'text')
      .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
      .addColumn('settled_at', 'timestamptz')
      .execute();
    await build
      .createIndex('intents_of_activity')
      .unique()
      .on('intents')
      .columns(['actor', 'wish', 'activity_id'])
      .execute();
    // The business key: a wish is under way once at a time.
    await build
      .createIndex('intents_under_way')
      .unique()
      .on('intents')
      .columns(['actor', 'wish'])
      .where(sql<boolean>`state in ('open', 'in-doubt')`)
      .execute();
    await build.createIndex('intents_by_answer').on('intents').column('answer_id').execute();
    await sql`comment on schema ${sql.id(schema)} is 'PIM bot'`.execute(db);
  },
});
