import type { Activity } from 'botbuilder';
import type { View } from '../../../../words/view.ts';
import type { RenderedCard } from '../../../cards/elements/rendered-card.ts';
import { withRefresh } from '../../../cards/elements/with-refresh.ts';
import { interruptedCard } from '../../../cards/messages/interrupted-card.ts';
import { workingCard } from '../../../cards/messages/working-card.ts';
import { isInPlace, isView } from '../../../cards/verbs/kinds/verb-kinds.ts';
import { readAction } from '../../../cards/verbs/read-action.ts';
import type { ActionAnswer } from '../../actions/action-answer.ts';
import { isPersonal } from '../../turn.ts';
import { createDeadline } from '../deadline.ts';
import type { Handled } from '../handled.ts';
import type { UnfinishedWork } from '../unfinished-work.ts';
import { type Click, readExecute } from './click.ts';
import { type ClickReply, clickReceipt } from './click-reply.ts';
import { pressOf } from './press-of.ts';
import { createShowAnswer, type ShowParts } from './show-answer.ts';

export interface ActionRouteParts extends ShowParts {
  /** Runs the click as a turn. Never rejects: a failure is an answer too. */
  act(activity: Activity, click: Click): Promise<ActionAnswer>;
  viewOf(activity: Activity): View;
  readonly work: UnfinishedWork;
  /** How long the HTTP answer may wait for the truth: a client gives up on a click after a few seconds. */
  readonly timeLimitMs: number;
}

/**
 * Answers `adaptiveCard/action` itself: teams-ai's own way writes one person's view over the shared message, and answers
 * 501 where a turn fails. The answer goes out in time; what was not known by then is shown when it is.
 */
export function createActionRoute(parts: ActionRouteParts): (activity: Activity) => Promise<Handled> {
  const { act, viewOf, work, timeLimitMs, logger } = parts;
  const show = createShowAnswer(parts);

  return async (activity) => {
    const click = readExecute(activity);
    const deadline = createDeadline(timeLimitMs);
    try {
      const acting = act(activity, click);
      const answer = await Promise.race([work.track(acting), deadline.over]);
      if (answer === 'late') return beLate(activity, click, acting);
      const showing = work.track(shown(activity, click, answer));
      const reply = await Promise.race([showing, deadline.over]);
      return {
        receipt: clickReceipt(reply === 'late' ? replyOf(activity, click, answer) : reply),
        hasFailed: hasFailed(answer),
      };
    } finally {
      deadline.cancel();
    }
  };

  function replyOf(activity: Activity, click: Click, answer: ActionAnswer): ClickReply {
    switch (answer.kind) {
      case 'replace':
      case 'view':
        return { kind: 'card', card: viewOfOne(activity, click, answer.card).card };
      case 'post':
        return { kind: 'note', note: noteOf(activity, answer) };
      case 'note':
        return { kind: 'note', note: answer.note };
      case 'sign-in':
        return answer.reply;
    }
  }

  function noteOf(activity: Activity, { note, failure }: Extract<ActionAnswer, { kind: 'post' }>): string {
    return failure || isPersonal(activity) ? note : viewOf(activity).words.say('answer.inOurChat');
  }

  /** The HTTP answer of an answer that is known. Never rejects. */
  async function shown(activity: Activity, click: Click, answer: ActionAnswer): Promise<ClickReply> {
    try {
      await show.inTime(activity, click, answer);
      return replyOf(activity, click, answer);
    } catch (error) {
      logger.error({ error }, 'the message that answers a click could not be posted');
      const { words } = viewOf(activity);
      return { kind: 'error', status: 500, code: 'NotAnswered', message: words.say('answer.notPosted') };
    }
  }

  function beLate(activity: Activity, click: Click, acting: Promise<ActionAnswer>): Handled {
    const view = viewOf(activity);
    const isHere = isPersonal(activity) && isInPlace(click.verb);
    const receiptOf = (answer: ActionAnswer) => clickReceipt(replyOf(activity, click, answer));
    let isTold = false;
    const tell = async (answer: ActionAnswer): Promise<void> => {
      if (isTold) return;
      isTold = true;
      await show.late(activity, click, answer, viewOf(activity), isHere);
    };
    const interrupted = () => tell({ kind: 'replace', card: interruptedCard(targetOf(click), view) });
    const telling = work.track(
      acting.then(async (answer) => {
        await tell(answer);
        return answer;
      }),
      interrupted,
    );
    const told = telling.then((answer) => ({ receipt: receiptOf(answer), hasFailed: hasFailed(answer) }));
    // A second click must not bring "working" back over the truth that stands there already.
    const later = acting.then((answer) => ({ receipt: receiptOf(answer), later: told }));
    return { receipt: clickReceipt(meanwhile(activity, click, view, isHere)), later };
  }
}

function meanwhile(activity: Activity, click: Click, { words, ...view }: View, isHere: boolean): ClickReply {
  if (click.isAutomatic) return { kind: 'error', status: 500, code: 'Late', message: words.say('working.title') };
  if (isHere) return { kind: 'card', card: workingCard({ words, ...view }).card };
  return { kind: 'note', note: words.say(isPersonal(activity) ? 'working.note' : 'working.chatNote') };
}

/** A view of one person's own goes on being asked for: Teams remembers of a card only what the last answer said. */
function viewOfOne(activity: Activity, click: Click, card: RenderedCard): RenderedCard {
  const press = isView(click.verb) && (click.isAutomatic || !isPersonal(activity)) ? pressOf(click) : undefined;
  return press && !('refresh' in card.card) ? withRefresh(card, press, [activity.from.id]) : card;
}

const hasFailed = (answer: ActionAnswer): boolean =>
  answer.kind === 'sign-in' || (answer.kind === 'post' && answer.failure !== undefined);

/** What the click was about, where it says so. */
function targetOf({ verb, data }: Click) {
  const read = readAction(verb, data);
  return read && 'target' in read ? read.target : undefined;
}
