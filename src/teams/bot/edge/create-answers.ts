import type { Activity } from 'botbuilder';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { textCard } from '../../cards/messages/text-card.ts';
import type { ActionAnswer } from '../actions/action-answer.ts';
import type { Handlers } from '../application.ts';
import { answerEvent } from '../events/answer-event.ts';
import { createWelcome } from '../events/create-welcome.ts';
import { isPersonal } from '../turn.ts';
import type { RunTurn } from '../turn-runner.ts';
import type { UseCases } from '../use-cases.ts';
import { answerSubmit } from './action/answer-submit.ts';
import { type Click, readSubmit } from './action/click.ts';
import { createAnswerShared, type SharedParts } from './answer-shared.ts';
import { cardActivity } from './card-activity.ts';
import { whileTyping } from './typing.ts';

export interface AnswerParts extends SharedParts {
  readonly useCases: UseCases;
  readonly inTurn: RunTurn;
  /** `asked`: for a sign-in, in the chat of the activity. */
  answer(activity: Activity): Promise<RenderedCard | 'asked'>;
  act(activity: Activity, click: Click): Promise<ActionAnswer>;
}

/** What is answered to messages, to clicks of old clients and to events, in 1:1 chats and where others read along. */
export function createAnswers(parts: AnswerParts): Handlers {
  const { answer, act, posted, viewOf, logger } = parts;
  const shared = createAnswerShared(parts);
  const welcome = createWelcome(parts);

  const cardOf = (answer: ActionAnswer, activity: Activity): RenderedCard => {
    if ('card' in answer) return answer.card;
    const text = answer.kind === 'note' ? answer.note : viewOf(activity).words.say('signIn.sayAgain');
    return textCard(text, viewOf(activity));
  };

  return {
    message: (context) =>
      whileTyping(context, async () => {
        const { activity } = context;
        if (isPersonal(activity)) return answer(activity);
        if (!(await shared.publicly(context))) await shared.personally(context, answer);
        return 'asked';
      }).then(async (card) => {
        if (card !== 'asked') await posted(card, (await context.sendActivity(cardActivity(card)))?.id);
      }),
    submit: async (context) => {
      const { activity } = context;
      if (isPersonal(activity)) {
        const acted = await whileTyping(context, () => act(activity, readSubmit(activity)));
        return answerSubmit(context, acted, logger);
      }
      return shared.personally(context, async (checked) => cardOf(await act(checked, readSubmit(checked)), checked));
    },
    event: (context, event) => answerEvent(context, event, welcome, viewOf),
  };
}
