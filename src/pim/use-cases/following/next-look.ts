import { type FollowedRequest, type FollowState, isFollowedUp } from '../../model/followed-request.ts';
import { lapseOf } from '../../planning/lapse-of.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses between the first looks in a state; after them every pause is half as long as the state has lasted. */
const FIRST: Partial<Record<FollowState, readonly number[]>> = {
  // People decide, so nothing is known before a while.
  'waiting-for-approval': [15 * SECOND, 30 * SECOND, MINUTE],
  'waiting-for-administrator': [MINUTE],
  scheduled: [MINUTE],
  active: [MINUTE],
};
const FIRST_OF_OTHERS = [2, 4, 8, 15, 30, 60].map((seconds) => seconds * SECOND);
const LONGEST = HOUR;
/** Somebody waits to begin, and an approver may decide in the portal. */
const LONGEST_WHILE_WAITING = 5 * MINUTE;
/** What PIM does by itself at a time is there a moment later. */
const AFTER = 2 * SECOND;

/** When to look again at what was looked at `now`; nothing = nothing more is to be expected. */
export function nextLook(follow: FollowedRequest, now: Date): Date | undefined {
  if (isFollowedUp(follow)) return undefined;
  if (follow.absentSince) return new Date(now.getTime() + 10 * SECOND);
  const pauses = FIRST[follow.state] ?? FIRST_OF_OTHERS;
  const lastedMs = now.getTime() - follow.since.getTime();
  const longestMs = follow.state.startsWith('waiting-for') ? LONGEST_WHILE_WAITING : LONGEST;
  const pauseMs = pauses[follow.looks] ?? Math.min(Math.max(lastedMs / 2, MINUTE), longestMs);
  const jump = jumpOf(follow);
  const jumpMs = jump && jump.getTime() + AFTER - now.getTime();
  return new Date(now.getTime() + (jumpMs !== undefined && jumpMs > 0 ? Math.min(pauseMs, jumpMs) : pauseMs));
}

/** After a look or a message that failed. */
export const nextTry = (failures: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(15 * SECOND * 2 ** Math.min(failures, 10), 15 * MINUTE));

/** When PIM changes it by itself. */
function jumpOf({ state, request, endsAt }: FollowedRequest): Date | undefined {
  if (state === 'waiting-for-approval') return request && lapseOf(request);
  if (state === 'scheduled') return request?.startsAt;
  return state === 'active' ? endsAt : undefined;
}
