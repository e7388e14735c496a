import type { Activity, TurnContext } from 'botbuilder';
import type { Fetch } from '../../core/fetch.ts';
import type { ActionAnswer } from './actions/action-answer.ts';
import { runAction } from './actions/run-action.ts';
import { createApplication } from './application.ts';
import { runCommand } from './commands/run-command.ts';
import { cardActivity } from './edge/card-activity.ts';
import { createConnectorClient } from './edge/connector-client.ts';
import type { Door } from './edge/door/door.ts';
import { PimAdapter } from './edge/pim-adapter.ts';
import { type BotServer, createBotServer } from './edge/server.ts';
import { stripMentions } from './edge/strip-mentions.ts';
import { answerExecute, answerSubmit } from './edge/turn-answers.ts';
import { whileTyping } from './edge/typing.ts';
import { isPersonal, viewOf } from './turn.ts';
import { createTurnRunner, type TurnRunnerParts } from './turn-runner.ts';
import type { UseCases } from './use-cases.ts';

export interface BotParts extends TurnRunnerParts {
  readonly useCases: UseCases;
  readonly fetch: Fetch;
  readonly door: Door;
  connectorToken(): Promise<string | undefined>;
}

/** Connects the server, the adapter, the router and what answers. */
export function createBot(parts: BotParts): BotServer {
  const { useCases, logger } = parts;
  const adapter = new PimAdapter(createConnectorClient({ fetch: parts.fetch, token: parts.connectorToken }));
  const inTurn = createTurnRunner(parts);
  const personalOnly = (activity: Activity) =>
    viewOf(activity, parts.clock, parts.fallbackZone).words.say('answer.personalOnly');

  const click = (context: TurnContext, verb: unknown, data: unknown): Promise<ActionAnswer> => {
    const { activity } = context;
    if (!isPersonal(activity)) return Promise.resolve({ kind: 'note', note: personalOnly(activity) });
    return inTurn<ActionAnswer>(
      activity,
      (turn) => runAction(useCases, turn, verb, data),
      // The card that was clicked stays, with what was typed into it.
      (card) => ({ kind: 'post', card, note: card.summary }),
    );
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
      await context.sendActivity(cardActivity(await whileTyping(context, answer)));
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
        return await adapter.receive(activity, async (context) => void (await app.run(context)));
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
