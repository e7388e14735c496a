import type { ApprovalStep, FollowedRequest, Person, RequestState, RoleAtScope } from '../../../pim/index.ts';
import { askedKey, requestKey, wishKey } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import { createWords } from '../../../words/words.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { stateInMark } from '../../cards/following/about-request.ts';
import { changeCard } from '../../cards/following/change-card.ts';
import { type Followed, followedCard } from '../../cards/following/followed-card.ts';
import { neverArrivedCard } from '../../cards/following/never-arrived-card.ts';
import type { ConversationStore } from '../conversation-store.ts';
import type { Audience, Delivery, Paint } from '../delivery.ts';
import { isWorthAMessage, TOLD_STATES } from './is-worth-a-message.ts';

export interface TellChangeParts {
  readonly delivery: Delivery;
  readonly conversations: Pick<ConversationStore, 'chatWith'>;
  /** What a target is called, as far as the person may read it. */
  nameOf(person: Person, follow: FollowedRequest): Promise<RoleAtScope | undefined>;
  /** IANA zone for people whose zone Teams did not say. */
  readonly fallbackZone: string;
}

export interface Seen {
  readonly decision: ApprovalStep | undefined;
  readonly seenAt: Date;
}

/** Tells what became of a followed request: in every card that shows it and, where it matters, by a short new message. */
export interface TellChange {
  /** @returns whether all was shown. */
  change(before: FollowedRequest, after: FollowedRequest, seen: Seen): Promise<boolean>;
  neverArrived(follow: FollowedRequest, now: Date): Promise<boolean>;
}

/** The turn that asked answers by itself; where it was killed, nobody has answered after this time. */
const ANSWERED_WITHIN_MS = 45_000;

export function createTellChange({ delivery, conversations, nameOf, fallbackZone }: TellChangeParts): TellChange {
  const paint =
    (now: Date, state: (card: RenderedCard) => string, render: (view: View) => RenderedCard): Paint =>
    ({ locale, zone }: Audience) => {
      const card = render({ words: createWords(locale ?? 'en'), zone: zone ?? fallbackZone, now });
      return { card, state: state(card), seenAt: now };
    };

  return {
    async change(before, after, { decision, seenAt }) {
      const { request, state } = after;
      if (!request || state === 'in-doubt' || state === 'never-arrived') return true;
      const lastSeen = after.isWaiting ? after.seenAt : undefined;
      const followed: Followed = { request, state, endsAt: after.endsAt, decision, lastSeen };
      const thing = requestKey(request);
      const card = paint(seenAt, stateOfCard, (view) => followedCard(followed, view));
      const chat = await conversations.chatWith(after.asker);
      const key = chat && { thing, conversationId: chat.conversationId };
      const shown = key && (await delivery.stateOf(key));
      // Somebody told more than is remembered, and was killed before it was: what was seen is not taken back unseen.
      if (lastSeen && shown !== undefined && stateInMark(shown) !== state) return true;
      const results: string[] = [];
      if (key && shown === undefined && isUnanswered(after, seenAt)) results.push(await delivery.post(key, card));
      // What a turn has shown already was told by it.
      const isNew = before.state !== state && shown !== undefined && stateInMark(shown) !== state;
      if (key && isNew && isWorthAMessage(before.state, after, seenAt)) {
        const text = paint(
          seenAt,
          () => state,
          (view) => changeCard(before.state, followed, view),
        );
        results.push(await delivery.post({ ...key, thing: noticeThing(thing, state) }, text));
      }
      // What told of an earlier state is known by its name alone: who told it may have been killed before noting that.
      const others = lastSeen ? [] : TOLD_STATES.filter((one) => one !== state);
      const earlier = others.map((one) => noticeThing(thing, one));
      results.push(await delivery.showEverywhere([thing, ...earlier], card));
      return !results.includes('pending');
    },
    async neverArrived(follow, now) {
      const chat = await conversations.chatWith(follow.asker);
      if (!chat) return true;
      const right = await nameOf(follow.asker, follow);
      const thing = askedKey(follow.asker, wishKey({ type: 'request', draft: follow.draft }), follow.activityId);
      const key = { thing, conversationId: chat.conversationId };
      const card = paint(
        now,
        () => 'never-arrived',
        (view) => neverArrivedCard(follow, right, view),
      );
      return (await delivery.post(key, card)) === 'shown';
    },
  };
}

const isUnanswered = ({ askedAt }: FollowedRequest, now: Date): boolean =>
  now.getTime() - askedAt.getTime() > ANSWERED_WITHIN_MS;

const noticeThing = (thing: string, state: RequestState): string => `told|${state}|${thing}`;

const stateOfCard = (card: RenderedCard): string => card.about?.state ?? '';
