import { sql } from 'kysely';
import type { CardKey } from '../../../teams/delivery/card-key.ts';
import type { Storage } from '../storage.ts';
import { nowCalled } from './now-called.ts';

/**
 * A post of the key is there, under this id. It answers what the post that it repeats answered. A second time it changes
 * nothing.
 */
export function notePost(
  { db, schema }: Pick<Storage, 'db' | 'schema'>,
  { thing, conversationId }: CardKey,
  { messageId, revision }: { readonly messageId: string; readonly revision: number },
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const own = transaction.withSchema(schema);
    const noted = await own
      .insertInto('posted_messages')
      .values({
        conversation_id: conversationId,
        message_id: messageId,
        thing: nowCalled(schema, thing),
        shown: revision,
        answers: ({ selectFrom }) =>
          selectFrom('posted_cards')
            .select('answers')
            .where('thing', '=', nowCalled(schema, thing))
            .where('conversation_id', '=', conversationId),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('message_id')
      .executeTakeFirst();
    // Noted before, or somebody clicked on it first.
    if (!noted) return;
    await own
      .updateTable('posted_cards')
      .set({ lost: sql`lost - 1` })
      .where('thing', '=', nowCalled(schema, thing))
      .where('conversation_id', '=', conversationId)
      .execute();
  });
}
