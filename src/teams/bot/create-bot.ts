import type { Activity } from 'botbuilder';
import type { SingleUseStore } from '../../core/single-use-store.ts';
import { attempt, type Person } from '../../pim/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { interruptedCard } from '../cards/messages/interrupted-card.ts';
import { isView } from '../cards/verbs/kinds/verb-kinds.ts';
import type { CardKey } from '../delivery/card-key.ts';
import type { ConversationStore } from '../delivery/conversation-store.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { ReceivedActivities } from '../delivery/received-activities.ts';
import type { ActionAnswer } from './actions/action-answer.ts';
import { runAction } from './actions/run-action.ts';
import { createApplication } from './application.ts';
import { runCommand } from './commands/run-command.ts';
import type { Click } from './edge/action/click.ts';
import { createActionRoute } from './edge/action/create-action-route.ts';
import { wishOf } from './edge/action/wish-of.ts';
import { addressOf } from './edge/address-of.ts';
import { cardActivity } from './edge/card-activity.ts';
import { createSenderCheck } from './edge/check-sender.ts';
import type { ConnectorClient } from './edge/connector/connector-client.ts';
import { createAnswers } from './edge/create-answers.ts';
import type { Door } from './edge/door/door.ts';
import { fittingCard } from './edge/fitting-card.ts';
import type { Handled } from './edge/handled.ts';
import { type InvokeRoutes, routeInvoke } from './edge/invoke-routes.ts';
import { noteConversation } from './edge/note-conversation.ts';
import { createAnswerOnce } from './edge/once/answer-once.ts';
import { createPersonalChats } from './edge/personal-chat.ts';
import { PimAdapter } from './edge/pim-adapter.ts';
import { type Check, createReadiness } from './edge/readiness.ts';
import { createRedeliveries } from './edge/redeliveries.ts';
import { type BotServer, createBotServer, type PageRoute } from './edge/server.ts';
import { stripMentions } from './edge/strip-mentions.ts';
import { createUnfinishedWork } from './edge/unfinished-work.ts';
import { readEvent } from './events/teams-event.ts';
import type { Again } from './sign-in/again.ts';
import { createSignInDesk } from './sign-in/create-sign-in-desk.ts';
import type { SignIns } from './sign-in/sign-ins.ts';
import { personOf, type Viewer, viewOf as viewOfActivity } from './turn.ts';
import { createTurnRunner, type TurnRunnerParts } from './turn-runner.ts';
import type { UseCases } from './use-cases.ts';

export interface BotParts extends TurnRunnerParts {
  readonly useCases: UseCases;
  readonly door: Door;
  readonly connector: ConnectorClient;
  readonly messenger: Messenger;
  readonly conversations: ConversationStore;
  /** A click came from a card that is said to show `thing`. */
  clicked(card: CardKey, messageId: string): Promise<void>;
  /** Somebody was answered: for a while their sign-in can be used. */
  present(person: Person): Promise<void>;
  readonly received: ReceivedActivities;
  readonly signIns: SignIns;
  /** What waits for a sign-in. */
  readonly waiting: SingleUseStore;
  /** A new one that nobody can guess. */
  newResumeId(): string;
  /** For browsers, beside what is for Teams. */
  readonly pages: readonly PageRoute[];
  /** What else the bot needs to be ready. */
  readonly checks: readonly Check[];
  /** What operators are shown beside. */
  besideChecks(): Readonly<Record<string, unknown>>;
  /** Whose people may use the bot, in lower case. */
  readonly tenants: readonly string[];
  /** How long the answer to a click may wait for PIM. Default 2.5 s: a client waits three. */
  readonly clickTimeLimitMs?: number | undefined;
}

/** How long a stop waits for turns, their late answers included, before those who wait are told. */
const FINISH_LIMIT_MS = 5_000;

export interface Bot extends BotServer {
  /** Somebody signed in by page: what waits under this id goes on, once. */
  goOn(resumeId: string): void;
  /** What went on after a sign-in when a bot was killed goes on here. Errors: what the store throws. */
  goOnAfterKill(): Promise<void>;
}

/** Connects the server, the adapter, the router and what answers. */
export function createBot(parts: BotParts): Bot {
  const { useCases, connector, conversations, logger } = parts;
  const adapter = new PimAdapter(connector);
  const inTurn = createTurnRunner(parts);
  const once = createRedeliveries(parts.clock);
  const answerOnce = createAnswerOnce(parts);
  const work = createUnfinishedWork(logger);
  const chats = createPersonalChats(parts.messenger, conversations);
  const viewOf: Viewer = (activity) => viewOfActivity(activity, parts.clock, parts.fallbackZone);
  const checkSender = createSenderCheck({ connector, tenants: parts.tenants, logger });

  const postPersonally = async (activity: Activity, card: RenderedCard) =>
    void (await chats.post(activity, personOf(activity), card));
  const desk = createSignInDesk({ ...parts, store: parts.waiting, answer, act, postPersonally, viewOf, work });

  /** The plan after a stronger sign-in asks for no other in advance: whether it was enough, PIM says. */
  const useCasesFor = (again: Again | undefined): UseCases =>
    again?.isSteppedUp ? { ...useCases, strengthOf: undefined } : useCases;

  async function answer(activity: Activity, again?: Again): Promise<RenderedCard | 'asked'> {
    const card = await inTurn<RenderedCard | 'asked'>(
      activity,
      (turn) => runCommand(useCasesFor(again), turn, stripMentions(activity)),
      (failed) => failed,
      (error) => desk.inChat(activity, error, again),
    );
    return card === 'asked' ? card : fittingCard(card, viewOf(activity));
  }

  /** Whatever comes of it, the click is answered. */
  async function learn({ conversation, replyToId }: Activity, { shows }: Click): Promise<void> {
    if (shows === undefined || !replyToId) return;
    const learnt = await attempt(() => parts.clicked({ thing: shows, conversationId: conversation.id }, replyToId));
    if (!learnt.ok) logger.error({ error: learnt.error }, 'a click taught nothing');
  }

  /** After a turn, whatever came of it. */
  async function presentAfter(turn: Promise<unknown>, activity: Activity): Promise<void> {
    await turn.catch(() => undefined);
    const present = await attempt(async () => parts.present(personOf(activity)));
    if (!present.ok) logger.debug({ error: present.error }, 'nothing goes on for whoever was answered');
  }

  async function act(sent: Activity, click: Click, again?: Again): Promise<ActionAnswer> {
    const { verb, data, isAutomatic } = click;
    const sender = await checkSender(sent);
    const { words } = viewOf(sent);
    if (sender.kind === 'foreign') return { kind: 'note', note: words.say('shared.foreign') };
    if (sender.kind === 'unchecked') return { kind: 'note', note: words.say('shared.unchecked') };
    const { activity } = sender;
    // Nobody pressed anything, so nothing may be done.
    if (isAutomatic && !isView(verb)) return { kind: 'note', note: words.say('action.unreadable') };
    await learn(activity, click);
    const answered = await desk.readClick(activity, click.signIn);
    if (answered) return answered;
    const acted = await inTurn<ActionAnswer>(
      activity,
      (turn) => runAction(useCasesFor(again), turn, verb, data),
      // The card that was clicked stays, with what was typed into it.
      (card, said) => ({ kind: 'post', card, note: card.summary, failure: { said } }),
      (error) => desk.byClick(activity, click, error, again),
    );
    if (acted.kind === 'note' || acted.kind === 'sign-in') return acted;
    return { ...acted, card: fittingCard(acted.card, viewOf(activity)) };
  }

  const app = createApplication(
    createAnswers({ useCases, inTurn, answer, act, posted: desk.posted, chats, checkSender, viewOf, logger }),
  );
  const invokes: InvokeRoutes = new Map([
    ...desk.invokes,
    [
      'adaptiveCard/action',
      createActionRoute({
        act,
        connector,
        postPersonally,
        viewOf,
        work,
        logger,
        timeLimitMs: parts.clickTimeLimitMs ?? 2_500,
      }),
    ],
  ]);

  /** Nobody has to wait for it, and a store that is down keeps nobody from an answer. */
  const note = (activity: Activity): Promise<void> =>
    noteConversation(conversations, activity).catch((error: unknown) =>
      logger.error({ error }, 'what is known of a conversation could not be kept'),
    );

  async function handle(activity: Activity): Promise<Handled> {
    if (activity.type === 'invoke') return routeInvoke(invokes, activity);
    const turn = adapter.receive(activity, async (context) => void (await app.run(context)));
    const card = () => interruptedCard(undefined, viewOf(activity));
    const interrupted = () => connector.send(addressOf(activity), cardActivity(card()));
    await work.track(turn, activity.type === 'message' ? interrupted : undefined);
    return { receipt: { status: 200, body: {} } };
  }

  const server = createBotServer({
    door: parts.door,
    readiness: createReadiness([...parts.checks, channelKeysOf(parts.door)], parts.besideChecks),
    pages: parts.pages,
    receive: async (activity) => {
      try {
        return await once(activity, wishOf(activity), async () => {
          const noted = work.track(note(activity));
          // What is told of conversations is true before it is answered; who asks something does not wait for that.
          if (readEvent(activity)) await noted;
          const handling = answerOnce(activity, () => handle(activity));
          void work.track(presentAfter(handling, activity));
          return handling;
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
    goOn: desk.goOn,
    goOnAfterKill: desk.goOnAfterKill,
    stop: async () => void (await Promise.all([server.stop(), work.finish(FINISH_LIMIT_MS)])),
  };
}

/** Without the keys of the channel nobody can be let in. */
const channelKeysOf = (door: Door): Check => ({
  name: 'channelKeys',
  look: async () => ({ state: await door.keys() }),
});
