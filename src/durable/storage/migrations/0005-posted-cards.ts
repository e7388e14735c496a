import { type Kysely, type Migration, sql } from 'kysely';

/** Which messages show what; requests that are followed; how people of a 1:1 chat are spoken to. */
export const postedCards = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('posted_cards')
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('card', 'jsonb', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('posts', 'integer', (column) => column.notNull())
      .addColumn('lost', 'integer', (column) => column.notNull())
      .addColumn('is_open', 'boolean', (column) => column.notNull())
      .addColumn('owner', 'uuid')
      .addColumn('owned_until', 'timestamptz')
      .addPrimaryKeyConstraint('posted_cards_key', ['thing', 'conversation_id'])
      .execute();
    await build
      .createTable('posted_messages')
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addColumn('answers', 'text')
      .addPrimaryKeyConstraint('posted_messages_key', ['conversation_id', 'message_id'])
      .execute();
    await build
      .createIndex('posted_messages_of_card')
      .on('posted_messages')
      .columns(['thing', 'conversation_id'])
      .execute();
    await build
      .createIndex('posted_cards_open')
      .on('posted_cards')
      .column('seen_at')
      .where(sql<boolean>`is_open`)
      .execute();
    await build
      .createTable('followed_requests')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('wish', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('follow', 'jsonb', (column) => column.notNull())
      .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('is_waiting', 'boolean', (column) => column.notNull())
      .addColumn('is_queued', 'boolean', (column) => column.notNull())
      .addColumn('ended_at', 'timestamptz')
      .execute();
    await build.createIndex('followed_requests_by_thing').on('followed_requests').column('thing').execute();
    const open = sql<boolean>`ended_at is null`;
    await build
      .createIndex('followed_requests_open')
      .on('followed_requests')
      .columns(['person', 'target'])
      .where(open)
      .execute();
    await build
      .createIndex('followed_requests_unqueued')
      .on('followed_requests')
      .column('id')
      .where(sql<boolean>`not is_queued`)
      .execute();
    await build.alterTable('conversations').addColumn('locale', 'text').addColumn('zone', 'text').execute();
  },
});
