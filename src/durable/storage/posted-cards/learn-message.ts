import { sql } from 'kysely';
import type { CardKey } from '../../../teams/delivery/card-key.ts';
import type { Storage } from '../storage.ts';
import { nowCalled } from './now-called.ts';
import { isOwned } from './want-state.ts';

/** A click names the message it came from: where a post of the key was lost, this is it. Data of a click is its client's word. */
export function learnMessage(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  { thing, conversationId }: CardKey,
  messageId: string,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const own = transaction.withSchema(schema);
    const known = await own
      .selectFrom('posted_messages')
      .select('thing')
      .where('conversation_id', '=', conversationId)
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    if (known) return false;
    const found = await own
      .updateTable('posted_cards')
      .set({ lost: sql`lost - 1`, is_open: true })
      .where('thing', '=', nowCalled(schema, thing))
      .where('conversation_id', '=', conversationId)
      .where('lost', '>', 0)
      // A post that is on its way is not the one that was clicked.
      .where((where) => where.not(isOwned(schema)))
      .returning(['thing', 'answers'])
      .executeTakeFirst();
    if (!found) return false;
    await own
      .insertInto('posted_messages')
      .values({ conversation_id: conversationId, message_id: messageId, ...found, shown: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}
