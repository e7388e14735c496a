import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from '../../../../core/logger.ts';
import type { ActionAnswer } from '../../actions/action-answer.ts';
import { cardActivity } from '../card-activity.ts';

const SIGN_IN_CARD = 'application/vnd.microsoft.card.oauth';

/** Answers an `Action.Submit`, the way of clients without Universal Actions: there is nothing but messages. */
export async function answerSubmit(context: TurnContext, answer: ActionAnswer, logger: Logger): Promise<void> {
  switch (answer.kind) {
    case 'note':
      return void (await context.sendActivity(answer.note));
    case 'sign-in':
      return void (await context.sendActivity(signInMessage(answer.reply)));
    case 'replace':
    case 'view': {
      const id = context.activity.replyToId;
      const card = cardActivity(answer.card);
      const isShown = id !== undefined && (await isUpdated(context, { ...card, id }, logger));
      return isShown ? undefined : void (await context.sendActivity(card));
    }
    case 'post':
      return void (await context.sendActivity(cardActivity(answer.card)));
  }
}

const signInMessage = (reply: Extract<ActionAnswer, { kind: 'sign-in' }>['reply']) =>
  reply.kind === 'sign-in'
    ? { type: ActivityTypes.Message, attachments: [{ contentType: SIGN_IN_CARD, content: reply.signIn }] }
    : reply.message;

async function isUpdated(
  context: TurnContext,
  message: Parameters<TurnContext['updateActivity']>[0],
  logger: Logger,
): Promise<boolean> {
  try {
    await context.updateActivity(message);
    return true;
  } catch (error) {
    logger.warn({ error }, 'a clicked card could not be updated in place');
    return false;
  }
}
