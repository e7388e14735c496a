import type { Activity } from 'botbuilder';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { Handlers } from '../application.ts';
import { runCommand } from '../commands/run-command.ts';
import { answerEvent } from '../events/answer-event.ts';
import { createWelcome } from '../events/create-welcome.ts';
import { isPersonal } from '../turn.ts';
import type { RunTurn } from '../turn-runner.ts';
import type { UseCases } from '../use-cases.ts';
import { answerSubmit } from './action/answer-submit.ts';
import { type Click, readSubmit } from './action/click.ts';
import { createAnswerShared, type SharedParts } from './answer-shared.ts';
import { cardActivity } from './card-activity.ts';
import { fittingCard } from './fitting-card.ts';
import { stripMentions } from './strip-mentions.ts';
import { whileTyping } from './typing.ts';

export interface AnswerParts extends SharedParts {
  readonly useCases: UseCases;
  readonly inTurn: RunTurn;
  act(activity: Activity, click: Click): Promise<ActionAnswer>;
}

/** What is answered to messages, to clicks of old clients and to events, in 1:1 chats and where others read along. */
export function createAnswers(parts: AnswerParts): Handlers {
  const { useCases, inTurn, act, viewOf, logger } = parts;
  const shared = createAnswerShared(parts);
  const welcome = createWelcome(parts);

  const command = async (activity: Activity): Promise<RenderedCard> => {
    const card = await inTurn(
      activity,
      (turn) => runCommand(useCases, turn, stripMentions(activity)),
      (failed) => failed,
    );
    return fittingCard(card, viewOf(activity));
  };
  const cardOf = (answer: ActionAnswer, activity: Activity): RenderedCard => {
    if ('card' in answer) return answer.card;
    const text = answer.kind === 'note' ? answer.note : viewOf(activity).words.say('signIn.sayAgain');
    return textCard(text, viewOf(activity));
  };

  return {
    message: (context) =>
      whileTyping(context, async () => {
        const { activity } = context;
        if (isPersonal(activity)) return cardActivity(await command(activity));
        if (!(await shared.publicly(context))) await shared.personally(context, command);
        return undefined;
      }).then(async (answer) => {
        if (answer) await context.sendActivity(answer);
      }),
    submit: async (context) => {
      const { activity } = context;
      if (isPersonal(activity)) {
        const answer = await whileTyping(context, () => act(activity, readSubmit(activity)));
        return answerSubmit(context, answer, logger);
      }
      return shared.personally(context, async (checked) => cardOf(await act(checked, readSubmit(checked)), checked));
    },
    event: (context, event) => answerEvent(context, event, welcome, viewOf),
  };
}
