import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createFollowing } from './app-following.ts';
import { createOwnReads } from './app-own-reads.ts';
import { channelTokenRules, connectorTokens, noTokens, ownIdentities } from './app-own-tokens.ts';
import type { App, AppParts } from './app-parts.ts';
import { connectPim } from './app-pim.ts';
import type { Cloud } from './config/clouds.ts';
import { noteAnswers } from './core/note-answers.ts';
import { within } from './core/within.ts';
import { followRequestTask } from './durable/jobs/tasks/follow-request-task.ts';
import { reconcileTask } from './durable/jobs/tasks/reconcile-task.ts';
import { startWatchers } from './durable/jobs/tasks/start-watchers.ts';
import { tidyTask } from './durable/jobs/tasks/tidy-task.ts';
import { type Durable, openDurable } from './durable/open-durable.ts';
import { createSignInByPage } from './microsoft/auth/by-page/create-sign-in-by-page.ts';
import { createOnBehalfOf, type OnBehalfOf } from './microsoft/auth/on-behalf-of.ts';
import { DEFAULT_FEATURES, delegatedScopes } from './microsoft/auth/permissions.ts';
import { refusePowerfulApp } from './microsoft/auth/power/refuse-powerful-app.ts';
import { withTurn } from './microsoft/auth/turn.ts';
import { withPerson } from './microsoft/auth/with-person.ts';
import { withAnswerId } from './microsoft/http/wrappers/with-answer-id.ts';
import { createLocalTruth, createMyRights, createSubmit, finishAbandoned, personKey } from './pim/index.ts';
import { createBot } from './teams/bot/create-bot.ts';
import { createConnectorClient } from './teams/bot/edge/connector/connector-client.ts';
import { createMessenger } from './teams/bot/edge/connector-messenger.ts';
import { createDoor } from './teams/bot/edge/door/door.ts';
import { isServiceUrlOf } from './teams/bot/edge/door/is-service-url-of.ts';
import { withAnswersOnce } from './teams/bot/edge/once/with-answers-once.ts';
import { createShownRequests } from './teams/bot/shown-requests.ts';

/**
 * How long a stop waits for jobs: turns have as long, and both two seconds more to say what they leave. With showing and
 * what is told the database at the end a stop takes nine seconds at most; whoever sent the signal may kill after ten.
 */
const JOBS_LIMIT_MS = 5_000;
/** For messages that show what turns and jobs did. What is not shown by then is shown by whoever runs next. */
const SHOWING_LIMIT_MS = 1_000;
/** Real time; what became due meanwhile is begun later, and whoever moved the clock is answered. */
const CLOCK_LIMIT_MS = 20_000;

/**
 * The composition root: everything is constructed and connected here, and nowhere else. What was begun before the last
 * end of the process is looked for once it listens.
 *
 * Errors: those of `openStorage`.
 */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, clock, logger } = parts;
  let app: ConnectedApp | undefined;
  const durable = await openDurable({
    setting: config.storage,
    audit: config.audit,
    tokenKeys: config.tokenCache.kind === 'kept' ? config.tokenCache.keys : undefined,
    clock,
    isClockMoved: parts.isClockMoved ?? false,
    wait: (ms) => wait(ms),
    logger,
    nameOf: (person) => app?.signInName(person),
  });
  try {
    app = await connectAll(parts, durable);
    return app;
  } catch (error) {
    await durable.close();
    throw error;
  }
}

type ConnectedApp = App & Pick<OnBehalfOf, 'signInName'>;

async function connectAll(parts: AppParts, durable: Durable): Promise<ConnectedApp> {
  const { config, clock, logger } = parts;
  const { cloud } = config;
  const { fetch, last: lastAnswers } = noteAnswers(parts.fetch, serviceOf(cloud), clock);
  const signIn = {
    fetch,
    ...config.signIn,
    loginHost: cloud.login,
    federationAudience: cloud.federationAudience,
    timeLimitMs: 10_000,
    scopes: delegatedScopes({ graph: cloud.graph, arm: cloud.arm }, [...DEFAULT_FEATURES, ...config.features]),
    logger,
  };
  const { conversations, intents, signIns: waiting, jobs, partitions } = durable;
  const { queue } = jobs;
  const tokens = createOnBehalfOf({ ...signIn, assertions: parts.assertions, partitions });
  let listensAt = '';
  const byPage = createSignInByPage({
    ...signIn,
    publicUrl: () => config.publicUrl ?? listensAt,
    browserUrl: parts.browserUrl ?? ((url) => url),
    store: waiting,
    clock,
    hold: tokens.hold,
    loginHint: tokens.signInName,
    goOn: (resumeId) => bot.goOn(resumeId),
  });
  const { providers, people } = connectPim({ config, fetch, tokens, logger });
  const rawConnector = createConnectorClient({
    fetch,
    tokens: parts.channelAuth ? connectorTokens({ config, fetch, logger }) : noTokens,
    conversations,
    logger,
    wait: (ms) => wait(ms),
    random: Math.random,
    now: () => performance.now(),
    timeLimitMs: parts.connectorTimeLimitMs,
  });
  const myRights = createMyRights(providers, clock);
  const finish = (signal?: AbortSignal) =>
    finishAbandoned({ providers, intents, clock, asPerson: withPerson, logger }, signal);
  const following = createFollowing({
    connector: withAnswersOnce(rawConnector, logger),
    conversations,
    cards: durable.cards,
    follows: durable.follows,
    queue,
    providers,
    myRights,
    finishAbandoned: finish,
    asPerson: withPerson,
    ownReads: createOwnReads({ config, fetch, logger }),
    fallbackZone: parts.fallbackZone,
    clock,
    logger,
  });
  const { connector, delivery } = following;
  const putNew = () =>
    void following.putNew().catch((error: unknown) => logger.error({ error }, 'followed requests wait for the queue'));
  durable.whenKept = putNew;
  await jobs.learn([
    reconcileTask({
      finishAbandoned: async (signal) => {
        await finish(signal);
        await bot.goOnAfterKill();
      },
      queue,
      clock,
    }),
    tidyTask({ chores: [...durable.chores, following.putNew, delivery.finishAll], queue, clock }),
    followRequestTask(following.look),
  ]);
  const bot = createBot({
    useCases: {
      providers,
      myRights,
      strengthOf: (person, provider) => tokens.strength(person, provider === 'azure-resource' ? 'arm' : 'graph'),
      signOut: async (person) => {
        // First, because the record names the person as the sign-in does.
        await durable.audit.signedOut({ actor: person, at: clock.now() });
        await tokens.forgetPerson(person);
        myRights.forget(person);
        await waiting.forgetAll(personKey(person));
      },
      localTruth: createLocalTruth(clock),
      submit: createSubmit({ providers, intents, clock, newId: randomUUID, withAnswerId }),
      clock,
      people,
      newId: randomUUID,
      shownRequests: createShownRequests(),
    },
    clock,
    door: createDoor({
      token: parts.channelAuth ? channelTokenRules({ config, fetch, logger }) : undefined,
      isServiceUrlAllowed: parts.isServiceUrlAllowed ?? isServiceUrlOf(cloud.channel.serviceHosts),
      tenants: config.tenants,
      logger,
    }),
    connector,
    messenger: createMessenger(connector, conversations),
    conversations,
    clicked: delivery.clicked,
    present: following.present,
    received: durable.received,
    tenants: config.tenants,
    clickTimeLimitMs: parts.clickTimeLimitMs,
    signIns: {
      isSilent: parts.assertions === undefined,
      uri: `api://botid-${config.appId}`,
      accept: tokens.accept,
      ...byPage,
    },
    waiting,
    newResumeId: () => randomBytes(32).toString('hex'),
    pages: byPage.routes,
    checks: durable.checks,
    besideChecks: () => ({ lastSuccess: { ...NEVER, ...lastAnswers() } }),
    runTurn: withTurn,
    newReference: randomUUID,
    fallbackZone: parts.fallbackZone,
    logger,
  });
  const stop = async () => {
    await Promise.all([bot.stop(), jobs.stop(JOBS_LIMIT_MS)]);
    await within(SHOWING_LIMIT_MS, delivery.idle());
    await durable.close();
  };
  let stopping: Promise<void> | undefined;
  return {
    start: async () => {
      try {
        await refusePowerfulApp({
          identities: ownIdentities({ config, fetch, logger }),
          found: (error) => {
            logger.error({ error }, 'the bot has power over access of its own');
            parts.fail?.(error);
          },
          wait: (ms) => wait(ms, undefined, { ref: false }),
          logger,
        });
        listensAt = await bot.start(config.host, config.port);
      } catch (error) {
        await durable.close();
        throw error;
      }
      jobs.start();
      await startWatchers(queue, clock).catch((error: unknown) =>
        logger.error({ error }, 'work that is done from time to time could not be put'),
      );
      putNew();
      void delivery
        .finishAll()
        .catch((error: unknown) => logger.error({ error }, 'cards that were left undone could not be finished'));
      return listensAt;
    },
    clockMoved: () => durable.clockMoved(CLOCK_LIMIT_MS),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
    signInName: tokens.signInName,
  };
}

/** What a service is called in `/readyz`. What is none of Microsoft's own is where Teams takes answers. */
const serviceOf = ({ graph, arm, login }: Cloud): ((host: string) => string) => {
  const services = new Map(Object.entries({ graph, arm, login }).map(([name, url]) => [new URL(url).host, name]));
  return (host) => services.get(host) ?? 'botframework';
};
const NEVER = { graph: null, arm: null, login: null, botframework: null };
