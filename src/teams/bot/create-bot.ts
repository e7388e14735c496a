import type { Activity, TurnContext } from 'botbuilder';
import { interruptedCard } from '../cards/messages/interrupted-card.ts';
import { isView } from '../cards/verbs/verb-kinds.ts';
import type { ConversationStore } from '../delivery/conversation-store.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { ActionAnswer } from './actions/action-answer.ts';
import { runAction } from './actions/run-action.ts';
import { createApplication } from './application.ts';
import { runCommand } from './commands/run-command.ts';
import { answerSubmit } from './edge/action/answer-submit.ts';
import { type Click, readSubmit } from './edge/action/click.ts';
import { createActionRoute } from './edge/action/create-action-route.ts';
import { wishOf } from './edge/action/wish-of.ts';
import { addressOf } from './edge/address-of.ts';
import { cardActivity } from './edge/card-activity.ts';
import type { ConnectorClient } from './edge/connector/connector-client.ts';
import type { Door } from './edge/door/door.ts';
import { fittingCard } from './edge/fitting-card.ts';
import type { Handled } from './edge/handled.ts';
import { type InvokeRoutes, routeInvoke } from './edge/invoke-routes.ts';
import { noteConversation } from './edge/note-conversation.ts';
import { createPersonalChats } from './edge/personal-chat.ts';
import { PimAdapter } from './edge/pim-adapter.ts';
import { createRedeliveries } from './edge/redeliveries.ts';
import { type BotServer, createBotServer } from './edge/server.ts';
import { stripMentions } from './edge/strip-mentions.ts';
import { whileTyping } from './edge/typing.ts';
import { createUnfinishedWork } from './edge/unfinished-work.ts';
import { isPersonal, personOf, viewOf } from './turn.ts';
import { createTurnRunner, type TurnRunnerParts } from './turn-runner.ts';
import type { UseCases } from './use-cases.ts';

export interface BotParts extends TurnRunnerParts {
  readonly useCases: UseCases;
  readonly door: Door;
  readonly connector: ConnectorClient;
  readonly messenger: Messenger;
  readonly conversations: ConversationStore;
  /** How long the answer to a click may wait for PIM. Default 2.5 s: a client waits three. */
  readonly clickTimeLimitMs?: number | undefined;
}

/** How long a stop waits for turns, their late answers included, before those who wait are told. */
const FINISH_LIMIT_MS = 6_000;

/** Connects the server, the adapter, the router and what answers. */
export function createBot(parts: BotParts): BotServer {
  const { useCases, connector, conversations, logger } = parts;
  const adapter = new PimAdapter(connector);
  const inTurn = createTurnRunner(parts);
  const once = createRedeliveries(parts.clock);
  const work = createUnfinishedWork(logger);
  const chats = createPersonalChats(parts.messenger, conversations);
  const viewer = (activity: Activity) => viewOf(activity, parts.clock, parts.fallbackZone);
  const say = (activity: Activity) => viewer(activity).words.say;

  async function act(activity: Activity, { verb, data, isAutomatic }: Click): Promise<ActionAnswer> {
    // Nobody pressed anything, so nothing may be done.
    if (isAutomatic && !isView(verb)) return { kind: 'note', note: say(activity)('action.unreadable') };
    const answer = await inTurn<ActionAnswer>(
      activity,
      (turn) => runAction(useCases, turn, verb, data),
      // The card that was clicked stays, with what was typed into it.
      (card, said) => ({ kind: 'post', card, note: card.summary, failure: { said } }),
    );
    if (answer.kind === 'note' || answer.kind === 'sign-in') return answer;
    return { ...answer, card: fittingCard(answer.card, viewer(activity)) };
  }

  async function answerMessage(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (!isPersonal(activity)) return void (await context.sendActivity(say(activity)('answer.personalOnly')));
    const answer = () =>
      inTurn(
        activity,
        (turn) => runCommand(useCases, turn, stripMentions(activity)),
        (card) => card,
      );
    const card = await whileTyping(context, answer);
    await context.sendActivity(cardActivity(fittingCard(card, viewer(activity))));
  }

  async function answerOldClick(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (!isPersonal(activity)) return void (await context.sendActivity(say(activity)('answer.personalOnly')));
    const answer = await whileTyping(context, () => act(activity, readSubmit(activity)));
    await answerSubmit(context, answer, logger);
  }

  const app = createApplication({ message: answerMessage, submit: answerOldClick });
  const invokes: InvokeRoutes = new Map([
    [
      'adaptiveCard/action',
      createActionRoute({
        act,
        connector,
        postPersonally: (activity, card) => chats.post(activity, personOf(activity), card),
        viewOf: viewer,
        work,
        logger,
        timeLimitMs: parts.clickTimeLimitMs ?? 2_500,
      }),
    ],
  ]);

  async function handle(activity: Activity): Promise<Handled> {
    if (activity.type === 'invoke') return routeInvoke(invokes, activity);
    const turn = adapter.receive(activity, async (context) => void (await app.run(context)));
    const card = () => interruptedCard(undefined, viewer(activity));
    const interrupted = () => connector.send(addressOf(activity), cardActivity(card()));
    await work.track(turn, activity.type === 'message' ? interrupted : undefined);
    return { receipt: { status: 200, body: {} } };
  }

  const server = createBotServer({
    door: parts.door,
    receive: async (activity) => {
      try {
        return await once(activity, wishOf(activity), async () => {
          await noteConversation(conversations, activity);
          return handle(activity);
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
  return {
    start: server.start,
    stop: async () => void (await Promise.all([server.stop(), work.finish(FINISH_LIMIT_MS)])),
  };
}
