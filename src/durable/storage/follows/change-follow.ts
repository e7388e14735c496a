import type { FollowedRequest } from '../../../pim/index.ts';
import { renamePostedThing } from '../posted-cards/rename-thing.ts';
import type { Storage } from '../storage.ts';
import { followIn, followRow, thingOf } from './follow-row.ts';

/** Inside a transaction. The cards of a request that was in doubt are known by its own name from then on. */
export async function changeFollow(
  db: Storage['db'],
  id: string,
  change: (current: FollowedRequest) => FollowedRequest | undefined,
  { isQueued }: { readonly isQueued?: boolean } = {},
): Promise<void> {
  const row = await db
    .selectFrom('followed_requests')
    .select('follow')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const current = followIn(row);
  const changed = change(current);
  if (!changed) return;
  await db
    .updateTable('followed_requests')
    .set({ ...followRow(changed), ...(isQueued !== undefined && { is_queued: isQueued }) })
    .where('id', '=', id)
    .execute();
  if (thingOf(changed) !== thingOf(current)) await renamePostedThing(db, thingOf(current), thingOf(changed));
}
