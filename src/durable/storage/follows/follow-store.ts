import { type FollowStore, personKey } from '../../../pim/index.ts';
import type { Storage } from '../storage.ts';
import { changeFollow } from './change-follow.ts';
import { followIn, followRow } from './follow-row.ts';

/** Followed requests in the database. */
export function createFollowStore({ db, schema }: Pick<Storage, 'db' | 'schema'>): FollowStore {
  return {
    async find(id) {
      const row = await db.selectFrom('followed_requests').select('follow').where('id', '=', id).executeTakeFirst();
      return row && followIn(row);
    },
    change: (id, change) =>
      db.transaction().execute((transaction) => changeFollow(transaction.withSchema(schema), id, change)),
    async waitingOf(person) {
      const rows = await db
        .selectFrom('followed_requests')
        .select('id')
        .where('person', '=', personKey(person))
        .where('ended_at', 'is', null)
        .where('is_waiting', '=', true)
        .execute();
      return rows.map(({ id }) => id);
    },
    async isAskedAgain(follow) {
      const { person, wish } = followRow(follow);
      const later = await db
        .selectFrom('intents')
        .select('id')
        .where('actor', '=', person)
        .where('wish', '=', wish)
        .where('id', '!=', follow.id)
        .where('recorded_at', '>=', follow.askedAt)
        .executeTakeFirst();
      return later !== undefined;
    },
    async unqueued(limit) {
      const rows = await db
        .selectFrom('followed_requests')
        .select(['id', 'follow'])
        .where('is_queued', '=', false)
        .where('ended_at', 'is', null)
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const { nextLookAt, seenAt } = followIn(row);
        return { id: row.id, due: nextLookAt ?? seenAt };
      });
    },
    async markQueued(id) {
      await db.updateTable('followed_requests').set({ is_queued: true }).where('id', '=', id).execute();
    },
  };
}
