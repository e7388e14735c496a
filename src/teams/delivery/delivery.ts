import { AppError } from '../../core/app-error.ts';
import type { Logger } from '../../core/logger.ts';
import { attempt } from '../../pim/index.ts';
import { markedCard } from '../cards/elements/with-mark.ts';
import type { CardKey, Wanted } from './card-key.ts';
import { type ConversationReference, withoutThread } from './conversation-reference.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Messenger } from './messenger.ts';
import type { CardWork, PostedCardStore, ShownMessage } from './posted-card-store.ts';

/** Whom a card is painted for. */
export type Audience = ConversationReference;

/** What a thing looks like to the people of a conversation. */
export type Paint = (audience: Audience) => Wanted;

/** `pending`: Teams could not be reached, or somebody else is at it: say it again later. */
export type Delivered = 'shown' | 'pending';

/** Messages that the bot sends on its own, and everything that keeps posted cards true. */
export interface Delivery {
  /** One message for the thing in the conversation: posted by whoever says it first, then changed in place. */
  post(key: CardKey, paint: Paint): Promise<Delivered>;
  /** Changes every message that shows one of the things, in every conversation. Nothing is posted that was not. */
  showEverywhere(things: readonly string[], paint: Paint): Promise<Delivered>;
  /** Brings all messages of a key up to what is wanted of them. */
  finish(key: CardKey): Promise<Delivered>;
  /** Does what a bot that was killed left undone. */
  finishAll(): Promise<void>;
  /** An answer shows the thing. Its other messages in the conversation follow. */
  adopt(message: ShownMessage, wanted: Wanted): Promise<void>;
  /** An answer about several things tells it too: it needs no message of its own there. */
  mention(key: CardKey, wanted: Wanted): Promise<void>;
  /** The message that answered the activity with this thing already, or does now in place of one that may be lost. */
  answerTo(key: CardKey, activityId: string): Promise<string | undefined>;
  /** A message shows something else from now on. */
  forget(conversationId: string, messageId: string): Promise<void>;
  /** How the thing stands as it is shown there; nothing where it is not. */
  stateOf(key: CardKey): Promise<string | undefined>;
  /** A click on a card that is marked as the thing's. */
  clicked(key: CardKey, messageId: string): Promise<void>;
  /** Resolves when nothing is under way in the background. */
  idle(): Promise<void>;
}

export interface DeliveryParts {
  readonly messenger: Pick<Messenger, 'post' | 'update'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly cards: PostedCardStore;
  readonly logger: Logger;
  wait(ms: number): Promise<void>;
}

const MOST_UNFINISHED = 500;
/** As long as Teams may take for the repeat. Whoever waits for an answer has waited long enough then. */
const REPEAT_LIMIT_MS = 10_000;
const LOOK_AGAIN_MS = 100;

/**
 * Claim before notify (decision 6). Errors: what the database throws. What Teams refuses or does not answer is logged, and
 * told as `pending` where it is worth another try; conversations that are dead are left out.
 */
export function createDelivery({ messenger, conversations, cards, logger, wait }: DeliveryParts): Delivery {
  const running = new Set<Promise<unknown>>();
  async function post(named: CardKey, paint: Paint): Promise<Delivered> {
    const key = bare(named);
    const audience = await conversations.find(key.conversationId);
    if (!audience) return 'shown';
    const wanted = paint(audience);
    const isDead = audience.dead !== undefined;
    if (isDead || !(await cards.claim(key, wanted))) await cards.want(key, wanted);
    return isDead ? 'shown' : finish(key);
  }

  async function showEverywhere(things: readonly string[], paint: Paint): Promise<Delivered> {
    const results = await Promise.all(
      (await cards.keysOf(things)).map(async (key): Promise<Delivered> => {
        const audience = await conversations.find(key.conversationId);
        if (!audience) return 'shown';
        await cards.want(key, paint(audience));
        // What stands there becomes true once Teams takes it again.
        return audience.dead === undefined ? finish(key) : 'shown';
      }),
    );
    return results.includes('pending') ? 'pending' : 'shown';
  }

  /** Until nothing is left: what is wanted may change while it is being shown. */
  async function finish(key: CardKey): Promise<Delivered> {
    for (;;) {
      const work = await cards.take(key);
      if (work === 'done') return 'shown';
      if (work === 'busy') return 'pending';
      let isDone: boolean;
      try {
        isDone = await carryOut(key, work);
      } finally {
        await cards.release(key);
      }
      if (!isDone) return (await isReachable(key)) ? 'pending' : 'shown';
    }
  }

  async function carryOut(key: CardKey, { card, revision, mustPost, stale }: CardWork): Promise<boolean> {
    const shown = markedCard(card, key.thing);
    if (mustPost && !(await postOne(key, shown, revision))) return false;
    let isDone = true;
    for (const messageId of stale) isDone = (await updateOne(key, messageId, shown, revision)) && isDone;
    return isDone;
  }

  /** @returns false where it is sure that nothing was posted. */
  async function postOne(key: CardKey, card: Wanted['card'], revision: number): Promise<boolean> {
    await cards.posting(key);
    const post = await attempt(() => messenger.post(key.conversationId, card));
    if (post.ok) {
      await cards.posted(key, post.value.messageId, revision);
      return true;
    }
    const { error } = post;
    const isInDoubt = !(error instanceof AppError) || error.facts.sent !== 'no';
    logger.warn({ ...key, error, isInDoubt }, 'a message of the bot’s own could not be posted, or may be there');
    if (!isInDoubt) await cards.notPosted(key);
    return isInDoubt;
  }

  async function updateOne(
    { conversationId }: CardKey,
    messageId: string,
    card: Wanted['card'],
    revision: number,
  ): Promise<boolean> {
    try {
      await messenger.update({ conversationId, messageId }, card);
      await cards.updated(conversationId, messageId, revision);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isGone = error.facts.status === 404;
      if (isGone) await cards.forget(conversationId, messageId);
      else logger.warn({ conversationId, messageId, error }, 'a posted card could not be brought up to date');
      return isGone;
    }
  }

  async function isReachable({ conversationId }: CardKey): Promise<boolean> {
    const conversation = await conversations.find(conversationId);
    return conversation !== undefined && conversation.dead === undefined;
  }

  /** One that may be lost is posted once more, by whoever comes first: then that is the answer. */
  async function answerTo(key: CardKey, activityId: string): Promise<string | undefined> {
    const known = await cards.answerTo(key, activityId);
    if (known !== undefined) return known;
    let repeat = await cards.repeatOf(key, activityId);
    if (repeat === undefined) return undefined;
    if (repeat === 'due') await finish(key);
    for (let waited = 0; waited < REPEAT_LIMIT_MS; waited += LOOK_AGAIN_MS) {
      repeat = await cards.repeatOf(key, activityId);
      if (repeat !== 'under way') break;
      await wait(LOOK_AGAIN_MS);
    }
    return cards.answerTo(key, activityId);
  }

  /** Whoever asked has their answer: the other messages may take their time. */
  function inBackground(work: Promise<unknown>): void {
    const tracked = work
      .catch((error: unknown) => logger.error({ error }, 'posted cards could not be brought up to date'))
      .finally(() => running.delete(tracked));
    running.add(tracked);
  }

  return {
    idle: async () => void (await Promise.all(running)),
    post,
    showEverywhere,
    finish: (key) => finish(bare(key)),
    finishAll: async () => {
      for (const key of await cards.unfinished(MOST_UNFINISHED)) if (await isReachable(key)) await finish(key);
    },
    adopt: async (message, wanted) => {
      const key = bare(message);
      await cards.adopt({ ...message, ...key }, wanted);
      inBackground(finish(key));
    },
    mention: (key, wanted) => cards.mention(bare(key), wanted),
    answerTo: (key, activityId) => answerTo(bare(key), activityId),
    forget: (conversationId, messageId) => cards.forget(withoutThread(conversationId), messageId),
    stateOf: (key) => cards.stateOf(bare(key)),
    clicked: async (named, messageId) => {
      const key = bare(named);
      if (await cards.learn(key, messageId)) await finish(key);
    },
  };
}

const bare = ({ thing, conversationId }: CardKey): CardKey => ({
  thing,
  conversationId: withoutThread(conversationId),
});
