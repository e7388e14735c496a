import { sql } from 'kysely';
import type { Wanted } from '../../../teams/delivery/card-key.ts';
import type { ShownMessage } from '../../../teams/delivery/posted-card-store.ts';
import type { Storage } from '../storage.ts';
import { nowCalled } from './now-called.ts';
import { isOwned, wantState } from './want-state.ts';

/** A message that shows `wanted` belongs to the key from now on. One that was lost is as a post of the key that was lost. */
export function adoptMessage(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  { thing: named, conversationId, messageId, answers }: ShownMessage,
  wanted: Wanted,
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const own = transaction.withSchema(schema);
    const thing = nowCalled(schema, named);
    const isLost = messageId === undefined;
    const { card, state, seenAt } = wanted;
    const made = await own
      .insertInto('posted_cards')
      .values({
        ...{ thing, conversation_id: conversationId, card: JSON.stringify(card), state, seen_at: seenAt },
        ...{ revision: 1, posts: 1, lost: isLost ? 1 : 0, is_open: isLost, owner: null, owned_until: null },
        answers: isLost ? (answers ?? null) : null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('thing')
      .executeTakeFirst();
    if (!made) await wantState({ db: own, schema }, { thing: named, conversationId }, wanted);
    if (messageId === undefined) return;
    // It is there, so nothing is posted (again) for the key.
    await own
      .updateTable('posted_cards')
      .set({ posts: sql`greatest(posts, 1 + lost)` })
      .where('thing', '=', thing)
      .where('conversation_id', '=', conversationId)
      .execute();
    const row = await own
      .selectFrom('posted_cards')
      .select(['revision', 'state', isOwned(schema).as('isOwned')])
      .where('thing', '=', thing)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirstOrThrow();
    // Somebody may be putting an older state over it at this moment.
    const shown = row.state === state && !row.isOwned ? row.revision : 0;
    await own
      .insertInto('posted_messages')
      .values({ conversation_id: conversationId, message_id: messageId, thing, shown, answers: answers ?? null })
      .onConflict((conflict) =>
        conflict
          .columns(['conversation_id', 'message_id'])
          .doUpdateSet({ thing, shown, answers: sql`coalesce(posted_messages.answers, excluded.answers)` }),
      )
      .execute();
  });
}
