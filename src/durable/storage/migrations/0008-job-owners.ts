import type { Kysely, Migration } from 'kysely';

/** Which instance does a job: one that is known to be dead gives it up at once, not when its lease ends. */
export const jobOwners = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.withSchema(schema).alterTable('running_jobs').addColumn('owner', 'uuid').execute();
  },
});
