import { sql } from 'kysely';
import type { Storage } from '../storage.ts';

/**
 * Inside a transaction. What is known under both names becomes one: the messages of the old name follow what the new one
 * shows. Whoever works on the old name goes on with the new one (`nowCalled`).
 */
export async function renamePostedThing(own: Storage['db'], thing: string, to: string): Promise<void> {
  await own
    .insertInto('thing_names')
    .values({ thing, now_called: to })
    .onConflict((conflict) => conflict.column('thing').doUpdateSet({ now_called: to }))
    .execute();
  const keys = await own.selectFrom('posted_cards').selectAll().where('thing', '=', thing).forUpdate().execute();
  for (const { conversation_id, posts, lost, answers, owner, owned_until } of keys) {
    const merged = await own
      .updateTable('posted_cards')
      .set({
        is_open: true,
        posts: sql`posts + ${posts}`,
        lost: sql`lost + ${lost}`,
        answers: sql`coalesce(answers, ${answers})`,
        owner: sql`coalesce(owner, ${owner})`,
        owned_until: sql`coalesce(owned_until, ${owned_until})`,
      })
      .where('thing', '=', to)
      .where('conversation_id', '=', conversation_id)
      .returning('thing')
      .executeTakeFirst();
    await own
      .updateTable('posted_messages')
      .set({ thing: to, ...(merged && { shown: 0 }) })
      .where('thing', '=', thing)
      .where('conversation_id', '=', conversation_id)
      .execute();
    const old = { thing, conversation_id };
    if (merged)
      await own
        .deleteFrom('posted_cards')
        .where(({ and }) => and(old))
        .execute();
    else
      await own
        .updateTable('posted_cards')
        .set({ thing: to })
        .where(({ and }) => and(old))
        .execute();
  }
}
