import { type FollowedRequest, type FollowState, isFollowedUp } from '../../model/followed-request.ts';
import type { FollowLook } from './follow-look.ts';
import { nextLook } from './next-look.ts';

/** How long PIM's lists may lag behind a request that it has carried out, and behind one that was listed already. */
const NEW_LAG_MS = 2 * 60_000;
const LAG_MS = 10_000;
const KEPT_MS = 50 * 24 * 60 * 60_000;

/** What is known after a look at `now`. That nothing is listed once is not believed: lists lag. */
export function afterLook(follow: FollowedRequest, look: FollowLook, now: Date): FollowedRequest {
  if (look.kind === 'blind') return afterBlindLook(follow, look.looksOn, now);
  const looked = { ...follow, looks: follow.looks + 1, failures: 0, isWaiting: false };
  if (look.kind === 'not-shown') {
    const nextLookAt = nextLook(looked, now);
    return isForgotten(follow, now) ? { ...looked, endedAt: now } : { ...looked, nextLookAt };
  }
  const { request, endsAt } = look;
  const absentSince = look.isAbsent ? (follow.absentSince ?? now) : undefined;
  const state = look.isAbsent ? stateOfAbsent(follow, absentSince ?? now, now) : look.state;
  const seen = { ...looked, request, seenAt: now, absentSince, endsAt: endsAt ?? follow.endsAt };
  return inState(seen, state, now);
}

/** PIM keeps requests for about 45 days; nothing is told of one that it does not show at all. */
const isForgotten = ({ seenAt }: FollowedRequest, now: Date): boolean => now.getTime() - seenAt.getTime() > KEPT_MS;

function stateOfAbsent(follow: FollowedRequest, absentSince: Date, now: Date): FollowState {
  const { state, endsAt, isEndedByAsker } = follow;
  if (isEndedByAsker || (endsAt !== undefined && endsAt <= now)) return 'ended';
  const absentMs = now.getTime() - absentSince.getTime();
  if (state === 'active') return absentMs >= LAG_MS ? 'ended' : 'active';
  return absentMs >= NEW_LAG_MS ? 'ended' : 'provisioning';
}

/** PIM cannot be asked; that what it said was to end at a time has ended by now is known without. */
function afterBlindLook(follow: FollowedRequest, looksOn: boolean, now: Date): FollowedRequest {
  const { state, endsAt } = follow;
  const isActive = state === 'active' && endsAt !== undefined;
  if (isActive && endsAt <= now) return inState({ ...follow, isWaiting: false }, 'ended', now);
  if (looksOn) {
    const looked = { ...follow, looks: follow.looks + 1, failures: 0, isWaiting: true };
    return { ...looked, nextLookAt: nextLook(looked, now) };
  }
  const nextLookAt = isActive ? nextLook({ ...follow, looks: Number.MAX_SAFE_INTEGER }, now) && endsAt : undefined;
  return { ...follow, failures: 0, isWaiting: true, nextLookAt };
}

function inState(follow: FollowedRequest, state: FollowState, now: Date): FollowedRequest {
  const isNew = state !== follow.state;
  const then = { ...follow, state, ...(isNew && { since: now, looks: 0 }) };
  return { ...then, nextLookAt: nextLook(then, now), ...(isFollowedUp(then) && { endedAt: now }) };
}
