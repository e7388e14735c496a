import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import {
  type ApprovalStep,
  afterLook,
  type FollowedRequest,
  type FollowStore,
  findDecision,
  type LookDepsOfFollow,
  lookAtRequest,
  nextLook,
  nextTry,
} from '../../../pim/index.ts';
import type { Queue } from '../queue.ts';
import type { TellChange } from './tell-change.ts';

export interface FollowStepParts extends LookDepsOfFollow {
  readonly store: FollowStore;
  readonly queue: Pick<Queue, 'put'>;
  readonly tell: TellChange;
  /** Finds out what became of everything that nobody finished, as far as sign-ins allow. */
  finishAbandoned(signal: AbortSignal): Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long what is in doubt is looked for by itself: PIM shows what it was told within a minute. */
const DOUBT_MS = 10 * 60_000;

/** How often, over two hours or so, a change is told again that Teams did not take. */
const MOST_TRIES = 12;

/**
 * Looks once at a followed request, tells what changed, and puts the next look into the queue. May be done again at any
 * time. Errors: what the database throws; the reason of the signal, which somebody else has the work after.
 */
export const createFollowStep = (parts: FollowStepParts): ((id: string, signal: AbortSignal) => Promise<void>) => {
  const { store, queue, tell, clock, logger } = parts;

  /** What others noted meanwhile stays. A kill before the queue knows leaves the job that runs now, which is done again. */
  async function save(id: string, before: FollowedRequest, changed: FollowedRequest): Promise<void> {
    let due = changed.nextLookAt;
    await store.change(id, (current) => {
      if (current.endedAt) return undefined;
      const { approvers, isEndedByAsker } = current;
      const isTouched = current.nextLookAt?.getTime() !== before.nextLookAt?.getTime();
      if (isTouched && !changed.endedAt) due = current.nextLookAt;
      // Its outcome was found out by somebody else.
      if (isTouched && !before.request && !changed.endedAt) return undefined;
      return { ...changed, approvers, isEndedByAsker, nextLookAt: due };
    });
    const { state, endedAt } = changed;
    if (endedAt) logger.info({ follow: id, state }, 'a request is followed no more');
    else if (due) await queue.put('follow-request', { followId: id }, { key: id, due });
  }

  async function known(id: string, signal: AbortSignal): Promise<FollowedRequest | undefined> {
    const follow = await store.find(id);
    if (!follow || follow.endedAt || follow.request || follow.hasNeverArrived) return follow;
    await parts.finishAbandoned(signal);
    return store.find(id);
  }

  async function lookAndTell(follow: FollowedRequest, signal: AbortSignal): Promise<FollowedRequest> {
    const now = clock.now();
    if (follow.hasNeverArrived) return afterNeverArrived(follow, now);
    if (!follow.request) return afterDoubt(follow, now);
    const look = await lookAtRequest(parts, follow);
    const after = afterLook(follow, look, now);
    const isNew = after.state !== follow.state;
    const by = look.kind === 'seen' && isNew && isDecided(after) ? look.by : undefined;
    const decision = by && (await decisionBy(by, after));
    signal.throwIfAborted();
    const isTold = await tell.change(follow, after, { decision, seenAt: now });
    return told(isTold, follow, after, now);
  }

  async function afterNeverArrived(follow: FollowedRequest, now: Date): Promise<FollowedRequest> {
    const over = { ...follow, state: 'never-arrived' as const, nextLookAt: undefined, endedAt: now };
    if (await store.isAskedAgain(follow)) return over;
    return told(await tell.neverArrived(follow, now), follow, over, now);
  }

  /** What Teams takes in none of all tries holds up nothing else; its card is still finished when Teams takes it. */
  function told(isTold: boolean, follow: FollowedRequest, after: FollowedRequest, now: Date): FollowedRequest {
    if (isTold) return after;
    if (follow.failures < MOST_TRIES) return later(follow, now);
    logger.error({ follow: follow.id, state: after.state }, 'what became of a request could not be told everywhere');
    return after;
  }

  function afterDoubt(follow: FollowedRequest, now: Date): FollowedRequest {
    const isOld = now.getTime() - follow.askedAt.getTime() > DOUBT_MS;
    const looked = { ...follow, looks: follow.looks + 1 };
    return { ...looked, isWaiting: true, nextLookAt: isOld ? undefined : nextLook(looked, now) };
  }

  const later = (follow: FollowedRequest, now: Date): FollowedRequest => {
    const failures = follow.failures + 1;
    return { ...follow, failures, nextLookAt: nextTry(failures, now) };
  };

  const decisionBy = (
    reader: FollowedRequest['asker'],
    { request }: FollowedRequest,
  ): Promise<ApprovalStep | undefined> =>
    parts.asPerson(reader, async () => request && findDecision(parts, reader, request));

  return async (id, signal) => {
    const follow = await known(id, signal);
    if (!follow || follow.endedAt) return;
    try {
      const looked = await lookAndTell(follow, signal);
      signal.throwIfAborted();
      await save(id, follow, looked);
    } catch (error) {
      signal.throwIfAborted();
      logger.warn({ follow: id, failures: follow.failures + 1, error }, 'a followed request could not be looked at');
      await save(id, follow, later(follow, clock.now()));
    }
  };
};

const isDecided = ({ state, request }: FollowedRequest): boolean =>
  request?.approvalId !== undefined && state !== 'waiting-for-approval' && state !== 'ended';
