import type { Kysely, Migration } from 'kysely';

/** The activity that a lost post answered: what repeats the post is its answer too. */
export const owedAnswers = (schema: string): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.withSchema(schema).alterTable('posted_cards').addColumn('answers', 'text').execute();
  },
});
