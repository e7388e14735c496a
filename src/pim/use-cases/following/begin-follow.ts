import { isInDoubt } from '../../errors/no-answer.ts';
import { type FollowedRequest, isFollowedUp } from '../../model/followed-request.ts';
import { requestState } from '../../model/request-state.ts';
import type { Intent, IntentOutcome } from '../../ports/intent-store.ts';
import { nextLook } from './next-look.ts';

/** An outcome that comes later than this was found out without whoever asked: nobody has told them. */
const TOLD_WITHIN_MS = 60_000;

type Known = Pick<FollowedRequest, 'request' | 'state' | 'hasNeverArrived'>;

/**
 * What is to be followed after an intent ended so; nothing where nothing more is to be expected. Ending an activation is
 * followed as the activation.
 */
export function beginFollow(intent: Intent, outcome: IntentOutcome, now: Date): FollowedRequest | undefined {
  const { write } = intent;
  if (write.type !== 'request' || write.draft.action === 'selfDeactivate') return undefined;
  const known = knownOf(intent, outcome, now);
  if (!known) return undefined;
  const follow: FollowedRequest = {
    ...known,
    id: intent.requestId,
    asker: intent.actor,
    activityId: intent.activityId,
    draft: write.draft,
    askedAt: intent.recordedAt,
    endsAt: known.request?.endsAt,
    since: now,
    seenAt: now,
    absentSince: undefined,
    looks: 0,
    failures: 0,
    approvers: [],
    isEndedByAsker: false,
    isWaiting: false,
    nextLookAt: now,
    endedAt: undefined,
  };
  return isFollowedUp(follow) ? undefined : { ...follow, nextLookAt: nextLook(follow, now) ?? now };
}

/** `state` is what whoever asked is told by the turn that settles it. */
function knownOf({ recordedAt }: Intent, outcome: IntentOutcome, now: Date): Known | undefined {
  const isTold = now.getTime() - recordedAt.getTime() < TOLD_WITHIN_MS;
  if (outcome.kind === 'answered') {
    const { request } = outcome;
    return request && { request, state: isTold ? requestState(request, now) : 'in-doubt', hasNeverArrived: false };
  }
  const hasNeverArrived = outcome.error.code === 'NeverArrived';
  if (!hasNeverArrived && !isInDoubt(outcome.error)) return undefined;
  return { request: undefined, state: 'in-doubt', hasNeverArrived };
}
