import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Logger } from '../../../core/logger.ts';
import type { Person } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { Click } from '../edge/action/click.ts';
import { addressOf } from '../edge/address-of.ts';
import { cardActivity } from '../edge/card-activity.ts';
import type { ConnectorClient } from '../edge/connector/connector-client.ts';
import type { UnfinishedWork } from '../edge/unfinished-work.ts';
import { isPersonal, personOf } from '../turn.ts';
import { type Again, againOf } from './again.ts';
import type { Asker } from './create-asker.ts';
import type { SignIns } from './sign-ins.ts';
import { activityAgain, type Waiting } from './waiting.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface GoingOnParts {
  readonly room: WaitingRoom;
  readonly signIns: SignIns;
  readonly asker: Asker;
  readonly connector: ConnectorClient;
  /** Answers what was said. Never rejects because of PIM or the sign-in: a failure is a card too. */
  answer(activity: Activity, again: Again): Promise<RenderedCard | 'asked'>;
  /** Answers what was clicked, likewise. */
  act(activity: Activity, click: Click, again: Again): Promise<ActionAnswer>;
  /** Where others read along the answer goes to the 1:1 chat. */
  postPersonally(activity: Activity, card: RenderedCard): Promise<unknown>;
  viewOf(activity: Activity): View;
  readonly work: UnfinishedWork;
  readonly logger: Logger;
}

/** Silently in Teams: the sign-in card is gone by itself. By page: its message becomes the outcome. */
export type SignInWay = 'silently' | 'by-page';

/** What waited for a sign-in goes on by itself, once. */
export interface GoingOn {
  /** Begins it. Nothing happens where it was taken, or its time is over. */
  goOn(resumeId: string, way: SignInWay): void;
  /** The same for what was begun already. */
  begin(resumeId: string, waiting: Waiting, way: SignInWay): void;
  /**
   * What a bot that is gone had begun goes on here, as the same activity: what reached PIM is found by its intent, and not
   * sent again. Errors: what the store throws.
   */
  goOnAfterKill(): Promise<void>;
  /** What a click that goes on, or went on lately, led to. */
  outcomeOf(resumeId: string): Promise<ActionAnswer> | undefined;
}

const MAX_OUTCOMES = 1_000;
const OUTCOMES_KEPT_MS = 10 * 60_000;

export function createGoingOn(parts: GoingOnParts): GoingOn {
  const { room, signIns, asker, connector, viewOf, work, logger } = parts;
  const outcomes = new LRUCache<string, Promise<ActionAnswer>>({ max: MAX_OUTCOMES, ttl: OUTCOMES_KEPT_MS });

  async function send(activity: Activity, card: RenderedCard): Promise<string | undefined> {
    return connector.send(addressOf(activity), cardActivity(card));
  }

  /** In place of the message that asked, if it can be found, else as another one. */
  async function showInPlace(activity: Activity, card: RenderedCard, id: string | undefined) {
    if (id === undefined) return send(activity, card);
    try {
      await connector.update(addressOf(activity), id, cardActivity(card));
      return id;
    } catch (error) {
      logger.warn({ error }, 'a sign-in card could not be updated in place');
      return send(activity, card);
    }
  }

  async function textGoesOn(resumeId: string, waiting: Waiting, way: SignInWay): Promise<void> {
    const activity = activityAgain(waiting, resumeId);
    const asked = way === 'by-page' ? await asker.messageOf(resumeId, waiting) : undefined;
    const card = await parts.answer(activity, { ...againOf(waiting), messageId: asked });
    if (card === 'asked') return;
    await asker.posted(card, await showInPlace(activity, card, asked));
  }

  async function clickGoesOn(resumeId: string, waiting: Waiting): Promise<void> {
    if (waiting.wish.kind !== 'click') return;
    const { verb, data } = waiting.wish;
    const activity = activityAgain(waiting, resumeId);
    const acting = parts.act(activity, { verb, data, isAutomatic: false, signIn: undefined }, againOf(waiting));
    outcomes.set(resumeId, acting);
    const answer = await acting;
    const view = viewOf(activity);
    if (!isPersonal(activity)) return void (await tellPersonally(activity, answer));
    const { messageId } = waiting;
    const clicked = activity.replyToId;
    if ((answer.kind === 'replace' || answer.kind === 'view') && clicked !== undefined) {
      await showInPlace(activity, answer.card, clicked);
      await asker.posted(answer.card, clicked);
      if (messageId !== undefined && messageId !== clicked)
        await showInPlace(activity, textCard(view.words.say('signIn.done'), view), messageId);
      return;
    }
    const card = 'card' in answer ? answer.card : textCard(noteOf(answer, view), view);
    const isAsker = messageId !== undefined && messageId !== clicked;
    await asker.posted(card, await showInPlace(activity, card, isAsker ? messageId : undefined));
  }

  async function tellPersonally(activity: Activity, answer: ActionAnswer): Promise<void> {
    const view = viewOf(activity);
    await parts.postPersonally(activity, 'card' in answer ? answer.card : textCard(noteOf(answer, view), view));
  }

  /** Everything else that this person said and that waits for no more than a sign-in. */
  async function othersGoOn(person: Person): Promise<void> {
    for (const { resumeId, waiting } of await room.of(person)) {
      if (waiting.need !== 'sign-in' || waiting.wish.kind !== 'text') continue;
      const taken = await room.begin(resumeId);
      if (taken.kind === 'mine') track(resumeId, toItsEnd(resumeId, textGoesOn(resumeId, taken.waiting, 'silently')));
    }
  }

  /** Whatever came of it: what was said of it is its end, and trouble with Teams would be no other the next time. */
  const toItsEnd = (resumeId: string, going: Promise<void>): Promise<void> =>
    going.finally(() => room.finish(resumeId));

  function track(resumeId: string, going: Promise<void>): void {
    void work.track(going.catch((error: unknown) => logger.error({ resumeId, error }, 'what waited could not go on')));
  }

  function begin(resumeId: string, waiting: Waiting, way: SignInWay): void {
    const isText = waiting.wish.kind === 'text';
    track(resumeId, toItsEnd(resumeId, isText ? textGoesOn(resumeId, waiting, way) : clickGoesOn(resumeId, waiting)));
    track(resumeId, signIns.close(resumeId));
    if (waiting.need === 'sign-in') track(resumeId, othersGoOn(personOf(activityAgain(waiting, resumeId))));
  }

  return {
    begin,
    goOn: (resumeId, way) =>
      track(
        resumeId,
        room.begin(resumeId).then((taken) => {
          if (taken.kind === 'mine') begin(resumeId, taken.waiting, way);
        }),
      ),
    goOnAfterKill: async () => {
      for (const { resumeId, waiting } of await room.takeAbandoned()) {
        logger.info({ resumeId }, 'what went on after a sign-in was cut off: it goes on once more');
        begin(resumeId, waiting, waiting.need === 'sign-in' ? 'silently' : 'by-page');
      }
    },
    outcomeOf: (resumeId) => outcomes.get(resumeId),
  };
}

const noteOf = (answer: ActionAnswer, { words }: View): string =>
  answer.kind === 'note' ? answer.note : words.say('signIn.done');
