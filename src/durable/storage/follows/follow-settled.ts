import {
  beginFollow,
  type FollowedRequest,
  type Intent,
  type IntentOutcome,
  isOwnActivation,
  type PimWrite,
  personKey,
  requestKey,
  targetKey,
} from '../../../pim/index.ts';
import type { Storage } from '../storage.ts';
import { changeFollow } from './change-follow.ts';
import { followRow } from './follow-row.ts';

/**
 * In the transaction that keeps an intent's outcome: what is to be followed from now on is stored with it, and what the
 * write concerns is to be looked at again at once.
 */
export async function followSettled(
  db: Storage['db'],
  intent: Intent,
  outcome: IntentOutcome,
  now: Date,
): Promise<void> {
  if (intent.write.type === 'request' && intent.write.draft.action !== 'selfDeactivate')
    return begin(db, intent, outcome, now);
  if (outcome.kind === 'answered') await touch(db, intent, intent.write, now);
}

async function begin(db: Storage['db'], intent: Intent, outcome: IntentOutcome, now: Date): Promise<void> {
  const follow = beginFollow(intent, outcome, now);
  if (follow) {
    const made = await db
      .insertInto('followed_requests')
      .values({ ...followRow(follow), id: follow.id, is_queued: false })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return;
  }
  await changeFollow(db, intent.requestId, (current) => settledAs(current, follow, now), { isQueued: false });
}

/** It was in doubt. What was told of it stays. */
function settledAs(
  current: FollowedRequest,
  follow: FollowedRequest | undefined,
  now: Date,
): FollowedRequest | undefined {
  if (current.state !== 'in-doubt') return undefined;
  if (follow) {
    const { request, hasNeverArrived } = follow;
    return { ...current, request, hasNeverArrived, failures: 0, isWaiting: false, nextLookAt: now };
  }
  // PIM refused it after all, it is over at once, or it was said again: whoever asked is told by that.
  return { ...current, endedAt: now };
}

/** PIM's lists lag, and whoever acted is answered first. */
const soon = (now: Date): Date => new Date(now.getTime() + 2_000);

/** Ended or taken back by the asker, or decided by an approver. */
async function touch(db: Storage['db'], { actor }: Intent, write: PimWrite, now: Date): Promise<void> {
  // In order, so that two who lock the same rows wait for each other instead of both.
  const open = db.selectFrom('followed_requests').select('id').where('ended_at', 'is', null).orderBy('id');
  switch (write.type) {
    case 'request': {
      const { target, principalId } = write.draft;
      const person = personKey({ ...actor, objectId: principalId });
      const ids = await open.where('person', '=', person).where('target', '=', targetKey(target)).execute();
      for (const { id } of ids)
        await changeFollow(
          db,
          id,
          // Also one that was last seen waiting: who ends it knows that it was approved.
          (current) =>
            current.state === 'scheduled' || !isOwnActivation(current)
              ? undefined
              : { ...current, isEndedByAsker: true, nextLookAt: soon(now) },
          { isQueued: false },
        );
      return;
    }
    case 'cancel':
    case 'decide': {
      const ids = await open.where('thing', '=', requestKey(write.request)).execute();
      const isDecision = write.type === 'decide';
      for (const { id } of ids)
        await changeFollow(
          db,
          id,
          (current) => ({
            ...current,
            nextLookAt: soon(now),
            ...(isDecision
              ? { approvers: [...current.approvers.filter((one) => one.objectId !== actor.objectId), actor] }
              : { isEndedByAsker: personKey(current.asker) === personKey(actor) }),
          }),
          { isQueued: false },
        );
      return;
    }
  }
}
