import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from '../../../core/logger.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import { cardActivity } from './card-activity.ts';

/** Types of the answer to a click. Its real status stands in the body; HTTP is always 200 (Universal Actions). */
const CARD = 'application/vnd.microsoft.card.adaptive';
const NOTE = 'application/vnd.microsoft.activity.message';

/** The card that was clicked changes for everybody who sees it; where that fails, the clicker still gets the answer. */
async function replaceClicked(context: TurnContext, card: Partial<Activity>, logger: Logger): Promise<boolean> {
  const id = context.activity.replyToId;
  if (!id) return false;
  try {
    await context.updateActivity({ ...card, id });
    return true;
  } catch (error) {
    logger.warn({ error }, 'a clicked card could not be updated in place');
    return false;
  }
}

/** Answers an `Action.Execute`. */
export async function answerExecute(context: TurnContext, answer: ActionAnswer, logger: Logger): Promise<void> {
  if (answer.kind === 'replace') {
    await replaceClicked(context, cardActivity(answer.card), logger);
    return respond(context, CARD, answer.card.card);
  }
  if (answer.kind === 'post') await context.sendActivity(cardActivity(answer.card));
  return respond(context, NOTE, answer.note);
}

/** Answers an `Action.Submit`, the way of clients without Universal Actions: there is nothing but messages. */
export async function answerSubmit(context: TurnContext, answer: ActionAnswer, logger: Logger): Promise<void> {
  if (answer.kind === 'note') return void (await context.sendActivity(answer.note));
  const card = cardActivity(answer.card);
  if (answer.kind === 'replace' && (await replaceClicked(context, card, logger))) return;
  await context.sendActivity(card);
}

async function respond(context: TurnContext, type: string, value: unknown): Promise<void> {
  const body = { statusCode: 200, type, value };
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
