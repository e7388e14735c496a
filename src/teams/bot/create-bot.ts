import type { Activity, TurnContext } from 'botbuilder';
import type { ConversationStore } from '../delivery/conversation-store.ts';
import type { ActionAnswer } from './actions/action-answer.ts';
import { runAction } from './actions/run-action.ts';
import { createApplication } from './application.ts';
import { runCommand } from './commands/run-command.ts';
import { cardActivity } from './edge/card-activity.ts';
import type { ConnectorClient } from './edge/connector/connector-client.ts';
import type { Door } from './edge/door/door.ts';
import { fittingCard } from './edge/fitting-card.ts';
import { noteConversation } from './edge/note-conversation.ts';
import { PimAdapter } from './edge/pim-adapter.ts';
import { createRedeliveries } from './edge/redeliveries.ts';
import { type BotServer, createBotServer } from './edge/server.ts';
import { stripMentions } from './edge/strip-mentions.ts';
import { answerExecute, answerSubmit } from './edge/turn-answers.ts';
import { whileTyping } from './edge/typing.ts';
import { isPersonal, viewOf } from './turn.ts';
import { createTurnRunner, type TurnRunnerParts } from './turn-runner.ts';
import type { UseCases } from './use-cases.ts';

export interface BotParts extends TurnRunnerParts {
  readonly useCases: UseCases;
  readonly door: Door;
  readonly connector: ConnectorClient;
  readonly conversations: ConversationStore;
}

/** Connects the server, the adapter, the router and what answers. */
export function createBot(parts: BotParts): BotServer {
  const { useCases, logger } = parts;
  const adapter = new PimAdapter(parts.connector);
  const inTurn = createTurnRunner(parts);
  const once = createRedeliveries();
  const viewer = (activity: Activity) => viewOf(activity, parts.clock, parts.fallbackZone);
  const personalOnly = (activity: Activity) => viewer(activity).words.say('answer.personalOnly');

  const click = async ({ activity }: TurnContext, verb: unknown, data: unknown): Promise<ActionAnswer> => {
    if (!isPersonal(activity)) return { kind: 'note', note: personalOnly(activity) };
    const answer = await inTurn<ActionAnswer>(
      activity,
      (turn) => runAction(useCases, turn, verb, data),
      // The card that was clicked stays, with what was typed into it.
      (card) => ({ kind: 'post', card, note: card.summary }),
    );
    return answer.kind === 'note' ? answer : { ...answer, card: fittingCard(answer.card, viewer(activity)) };
  };

  const app = createApplication({
    message: async (context) => {
      const { activity } = context;
      if (!isPersonal(activity)) return void (await context.sendActivity(personalOnly(activity)));
      const answer = () =>
        inTurn(
          activity,
          (turn) => runCommand(useCases, turn, stripMentions(activity)),
          (card) => card,
        );
      const card = await whileTyping(context, answer);
      await context.sendActivity(cardActivity(fittingCard(card, viewer(activity))));
    },
    submit: async (context) => {
      const { verb, ...data } = context.activity.value;
      const answer = await whileTyping(context, () => click(context, verb, data));
      await answerSubmit(context, answer, logger);
    },
    execute: async (context) => {
      const { verb, data } = context.activity.value?.action ?? {};
      await answerExecute(context, await click(context, verb, data), logger);
    },
  });

  return createBotServer({
    door: parts.door,
    receive: async (activity) => {
      try {
        return await once(activity, async () => {
          await noteConversation(parts.conversations, activity);
          return adapter.receive(activity, async (context) => void (await app.run(context)));
        });
      } catch (error) {
        // Only what goes to Teams is left to fail here: there is nobody else to tell.
        const reference = parts.newReference();
        logger.error({ reference, error }, 'an answer could not be given to Teams');
        return {
          status: 200,
          body: {
            statusCode: 500,
            type: 'application/vnd.microsoft.error',
            value: { code: 'NotAnswered', message: reference },
          },
        };
      }
    },
  });
}
