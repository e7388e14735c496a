import { sql } from 'kysely';
import type { Storage } from '../storage.ts';

/** Inside a transaction. What is known under both names becomes one: the messages of the old name follow what the new one shows. */
export async function renamePostedThing(own: Storage['db'], thing: string, to: string): Promise<void> {
  const keys = await own.selectFrom('posted_cards').select('conversation_id').where('thing', '=', thing).execute();
  for (const { conversation_id } of keys) {
    const there = await own
      .selectFrom('posted_cards')
      .select('thing')
      .where('thing', '=', to)
      .where('conversation_id', '=', conversation_id)
      .executeTakeFirst();
    await own
      .updateTable('posted_messages')
      .set({ thing: to, ...(there && { shown: 0 }) })
      .where('thing', '=', thing)
      .where('conversation_id', '=', conversation_id)
      .execute();
    if (there) {
      await own
        .updateTable('posted_cards')
        .set({ is_open: true, posts: sql`greatest(posts, 1)` })
        .where('thing', '=', to)
        .where('conversation_id', '=', conversation_id)
        .execute();
      await own
        .deleteFrom('posted_cards')
        .where('thing', '=', thing)
        .where('conversation_id', '=', conversation_id)
        .execute();
    } else
      await own
        .updateTable('posted_cards')
        .set({ thing: to })
        .where('thing', '=', thing)
        .where('conversation_id', '=', conversation_id)
        .execute();
  }
}
