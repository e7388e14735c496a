import { sql } from 'kysely';
import type { RenderedCard } from '../../../teams/cards/elements/rendered-card.ts';
import type { CardKey, Wanted } from '../../../teams/delivery/card-key.ts';
import type { CardWork, PostedCardStore } from '../../../teams/delivery/posted-card-store.ts';
import type { Instance } from '../instances/instance.ts';
import type { KeepTrying } from '../keep-trying.ts';
import type { Storage } from '../storage.ts';
import { adoptMessage } from './adopt-message.ts';
import { keepPosts } from './keep-posts.ts';
import { learnMessage } from './learn-message.ts';
import { notePost } from './note-post.ts';
import { nowCalled } from './now-called.ts';
import { renamePostedThing } from './rename-thing.ts';
import { isOwned, needsPost, needsWork, wantState } from './want-state.ts';

export interface PostedCardStoreParts {
  readonly storage: Pick<Storage, 'db' | 'schema'>;
  readonly instance: Pick<Instance, 'id'>;
  readonly keepTrying: KeepTrying;
}

/** Posted cards in the database, for any number of instances. */
export function createPostedCardStore({ storage, instance, keepTrying }: PostedCardStoreParts): PostedCardStore {
  const { db, schema } = storage;
  const update = ({ thing, conversationId }: CardKey) =>
    db
      .updateTable('posted_cards')
      .where('thing', '=', nowCalled(schema, thing))
      .where('conversation_id', '=', conversationId);
  const find = ({ thing, conversationId }: CardKey) =>
    db
      .selectFrom('posted_cards')
      .where('thing', '=', nowCalled(schema, thing))
      .where('conversation_id', '=', conversationId);

  const staleOf = async ({ thing, conversationId }: CardKey, revision: number): Promise<string[]> => {
    const rows = await db
      .selectFrom('posted_messages')
      .select('message_id')
      .where('thing', '=', nowCalled(schema, thing))
      .where('conversation_id', '=', conversationId)
      .where('shown', '<', revision)
      .orderBy('message_id', 'desc')
      .execute();
    return rows.map(({ message_id }) => message_id);
  };

  async function insert(
    { thing, conversationId }: CardKey,
    { card, state, seenAt }: Wanted,
    begin: { readonly posts: number; readonly is_open: boolean },
  ): Promise<boolean> {
    const row = {
      thing: nowCalled(schema, thing),
      conversation_id: conversationId,
      card: JSON.stringify(card),
      state,
      seen_at: seenAt,
      revision: 1,
      lost: 0,
      answers: null,
      owner: null,
      owned_until: null,
      ...begin,
    };
    const made = await db
      .insertInto('posted_cards')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('thing')
      .executeTakeFirst();
    return made !== undefined;
  }

  async function take(key: CardKey): Promise<CardWork | 'busy' | 'done'> {
    const taken = await update(key)
      .set({ owner: instance.id, owned_until: sql<Date>`clock_timestamp() + interval '5 minutes'` })
      .where((where) => where.not(isOwned(schema)))
      .where(needsWork(schema))
      .returning(['card', 'revision', needsPost.as('must_post')])
      .executeTakeFirst();
    if (taken) {
      const { card, revision, must_post: mustPost } = taken;
      return { card: card as RenderedCard, revision, mustPost, stale: await staleOf(key, revision) };
    }
    const left = await find(key).select('thing').where(needsWork(schema)).executeTakeFirst();
    if (left) return 'busy';
    await update(key)
      .set({ is_open: false })
      .where('is_open', '=', true)
      .where((where) => where.not(needsWork(schema)))
      .execute();
    return 'done';
  }

  return {
    claim: (key, wanted) => insert(key, wanted, { posts: 0, is_open: true }),
    want: (key, wanted) => wantState(storage, key, wanted),
    keysOf: async (things) =>
      (
        await db.selectFrom('posted_cards').select(['thing', 'conversation_id']).where('thing', 'in', things).execute()
      ).map(({ thing, conversation_id }) => ({ thing, conversationId: conversation_id })),
    stateOf: async (key) => (await find(key).select('state').executeTakeFirst())?.state,
    take,
    posting: async (key) => void (await update(key).set({ posts: sql`posts + 1`, lost: sql`lost + 1` }).execute()),
    ...keepPosts({
      note: (key, post) => notePost(storage, key, post),
      release: async (key) =>
        void (await update(key).set({ owner: null, owned_until: null }).where('owner', '=', instance.id).execute()),
      keepTrying,
    }),
    notPosted: async (key) => void (await update(key).set({ posts: sql`posts - 1`, lost: sql`lost - 1` }).execute()),
    updated: async (conversationId, messageId, revision) =>
      void (await db
        .updateTable('posted_messages')
        .set({ shown: revision })
        .where('conversation_id', '=', conversationId)
        .where('message_id', '=', messageId)
        .execute()),
    forget: async (conversationId, messageId) =>
      void (await db
        .deleteFrom('posted_messages')
        .where('conversation_id', '=', conversationId)
        .where('message_id', '=', messageId)
        .execute()),
    adopt: (message, wanted) => adoptMessage(storage, message, wanted),
    mention: async (key, wanted) => void (await insert(key, wanted, { posts: 1, is_open: false })),
    answerTo: async ({ thing, conversationId }, activityId) =>
      (
        await db
          .selectFrom('posted_messages')
          .select('message_id')
          .where('thing', '=', nowCalled(schema, thing))
          .where('conversation_id', '=', conversationId)
          .where('answers', '=', activityId)
          .executeTakeFirst()
      )?.message_id,
    repeatOf: async (key, activityId) => {
      const row = await find(key)
        .select([needsPost.as('is_due'), isOwned(schema).as('is_owned')])
        .where('answers', '=', activityId)
        .executeTakeFirst();
      if (row?.is_owned) return 'under way';
      return row?.is_due ? 'due' : undefined;
    },
    learn: (key, messageId) => learnMessage(storage, key, messageId),
    rename: (thing, to) =>
      db.transaction().execute((transaction) => renamePostedThing(transaction.withSchema(schema), thing, to)),
    async unfinished(limit) {
      const rows = await db
        .selectFrom('posted_cards')
        .select(['thing', 'conversation_id'])
        .where('is_open', '=', true)
        .where((where) => where.not(isOwned(schema)))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('conversations')
                .whereRef('conversations.conversation_id', '=', 'posted_cards.conversation_id')
                .where('dead', 'is not', null)
                .select('dead'),
            ),
          ),
        )
        .orderBy('seen_at')
        .limit(limit)
        .execute();
      return rows.map(({ thing, conversation_id }) => ({ thing, conversationId: conversation_id }));
    },
  };
}
