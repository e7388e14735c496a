import type { Activity } from 'botbuilder';
import type { Logger } from '../../../../core/logger.ts';
import type { View } from '../../../../words/view.ts';
import type { RenderedCard } from '../../../cards/elements/rendered-card.ts';
import { retryCard } from '../../../cards/messages/retry-card.ts';
import { textCard } from '../../../cards/messages/text-card.ts';
import type { ActionAnswer } from '../../actions/action-answer.ts';
import { isPersonal } from '../../turn.ts';
import { addressOf } from '../address-of.ts';
import { cardActivity } from '../card-activity.ts';
import type { ConnectorClient } from '../connector/connector-client.ts';
import type { Click } from './click.ts';
import { pressOf } from './press-of.ts';

export interface ShowParts {
  readonly connector: ConnectorClient;
  /** Posts in the 1:1 chat with whoever clicked. */
  postPersonally(activity: Activity, card: RenderedCard): Promise<unknown>;
  readonly logger: Logger;
}

/** Brings the answer to a click into the conversation, as far as it does not stand in the HTTP answer itself. */
export interface ShowAnswer {
  /** Beside the HTTP answer. Errors: a message that could not be posted. */
  inTime(activity: Activity, click: Click, answer: ActionAnswer): Promise<void>;
  /** After the HTTP answer said no more than that work goes on. Never throws. */
  late(activity: Activity, click: Click, answer: ActionAnswer, view: View, isInPlace: boolean): Promise<void>;
}

export function createShowAnswer({ connector, postPersonally, logger }: ShowParts): ShowAnswer {
  const post = async (activity: Activity, card: RenderedCard): Promise<void> =>
    isPersonal(activity)
      ? void (await connector.send(addressOf(activity), cardActivity(card)))
      : void (await postPersonally(activity, card));

  /** The card that was clicked changes for everybody who sees it. Where that fails, whoever clicked has the answer still. */
  async function update(activity: Activity, card: RenderedCard): Promise<boolean> {
    if (!activity.replyToId) return false;
    try {
      await connector.update(addressOf(activity), activity.replyToId, cardActivity(card));
      return true;
    } catch (error) {
      logger.warn({ error }, 'a clicked card could not be updated in place');
      return false;
    }
  }

  async function inTime(activity: Activity, click: Click, answer: ActionAnswer): Promise<void> {
    switch (answer.kind) {
      case 'replace':
        if (isPersonal(activity) && !click.isAutomatic) await update(activity, answer.card);
        return;
      case 'view':
        if (answer.everyone) await update(activity, answer.everyone);
        return;
      case 'post':
        return post(activity, answer.card);
      case 'note':
      case 'sign-in':
        return;
    }
  }

  async function late(
    activity: Activity,
    click: Click,
    answer: ActionAnswer,
    view: View,
    isInPlace: boolean,
  ): Promise<void> {
    // Nobody pressed anything: the client asks again when the card is looked at.
    if (click.isAutomatic) return;
    if (answer.kind === 'view' && answer.everyone) return void (await update(activity, answer.everyone));
    const card = cardOf(answer, click, view);
    try {
      if (isInPlace && (await update(activity, card))) return;
      await post(activity, card);
    } catch (error) {
      logger.error({ error }, 'the late answer to a click could not be shown');
    }
  }

  return { inTime, late };
}

/** What a late answer looks like: it stands where the card was, so what was typed into that must not be lost. */
function cardOf(answer: ActionAnswer, click: Click, view: View): RenderedCard {
  switch (answer.kind) {
    case 'note':
      return textCard(answer.note, view);
    case 'sign-in':
      return retryCard(undefined, pressOf(click), view);
    case 'post':
      return answer.failure ? retryCard(answer.failure.said, pressOf(click), view) : answer.card;
    case 'replace':
    case 'view':
      return answer.card;
  }
}
