import { askedKey, type FollowedRequest, personKey, requestKey, targetKey, wishKey } from '../../../pim/index.ts';
import { fromStoredJson, toStoredJson } from '../stored-json.ts';

/** What the cards of a followed request are known by. */
export const thingOf = ({ request, asker, activityId, draft }: FollowedRequest): string =>
  request ? requestKey(request) : askedKey(asker, wishKey({ type: 'request', draft }), activityId);

/** The row without what says whether the queue knows of it. */
export const followRow = (follow: FollowedRequest) => ({
  thing: thingOf(follow),
  person: personKey(follow.asker),
  wish: wishKey({ type: 'request', draft: follow.draft }),
  target: targetKey(follow.draft.target),
  follow: toStoredJson(follow),
  seen_at: follow.seenAt,
  is_waiting: follow.isWaiting,
  ended_at: follow.endedAt ?? null,
});

/** Members that are nothing are not stored, which is the same. */
export const followIn = ({ follow }: { readonly follow: unknown }): FollowedRequest =>
  fromStoredJson<FollowedRequest>(follow);
