import type { Kysely, Migration } from 'kysely';

/** What the queue keeps beside pg-boss's own tables: which job waits under a key, and who does which job. */
export const queue = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    const build = db.schema.withSchema(schema);
    await build
      .createTable('task_keys')
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('job_id', 'uuid', (column) => column.notNull())
      .addPrimaryKeyConstraint('task_keys_key', ['task', 'key'])
      .execute();
    await build
      .createTable('running_jobs')
      .addColumn('job_id', 'uuid', (column) => column.primaryKey())
      .addColumn('task', 'text', (column) => column.notNull())
      .addColumn('key', 'text')
      .addColumn('claim', 'uuid', (column) => column.notNull())
      .addColumn('leased_until', 'timestamptz', (column) => column.notNull())
      .execute();
    // The work of one key is done by one at a time.
    await build
      .createIndex('running_jobs_by_key')
      .unique()
      .on('running_jobs')
      .columns(['task', 'key'])
      .where('key', 'is not', null)
      .execute();
  },
});
