import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config/config.ts';
import type { Clock } from './core/clock.ts';
import type { Fetch } from './core/fetch.ts';
import type { Logger } from './core/logger.ts';
import { createLoggedAudit } from './durable/audit/logged-audit.ts';
import { createMemoryIntentStore } from './durable/storage/memory-intent-store.ts';
import type { AssertionSource } from './microsoft/auth/assertion-source.ts';
import { createOnBehalfOf } from './microsoft/auth/on-behalf-of.ts';
import { delegatedScopes } from './microsoft/auth/permissions.ts';
import { withTurn } from './microsoft/auth/turn.ts';
import { createGraphClient } from './microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from './microsoft/graph/graph-provider.ts';
import { createSend } from './microsoft/http/create-send.ts';
import { createLocalTruth, createMyRights, createSubmit, type Providers } from './pim/index.ts';
import { createBot } from './teams/bot/create-bot.ts';

/** What differs between production, sandbox and tests. */
export interface AppParts {
  readonly config: Config;
  /** The transport to Microsoft and to Teams. */
  readonly fetch: Fetch;
  /** The time that PIM and people live in. Token lifetimes stay real. */
  readonly clock: Clock;
  readonly assertions: AssertionSource;
  /** The bot's own token for the Teams connector; nothing where it asks for none. */
  connectorToken(): Promise<string | undefined>;
  isServiceUrlAllowed(serviceUrl: string): boolean;
  /** IANA zone for people whose zone Teams does not say. */
  readonly fallbackZone: string;
  readonly logger: Logger;
}

export interface App {
  /** @returns the URL the bot listens at. */
  start(): Promise<string>;
  /** Takes nothing new, finishes the turns in flight. */
  stop(): Promise<void>;
}

/** The composition root: everything is constructed and connected here, and nowhere else. */
export function createApp(parts: AppParts): App {
  const { config, fetch, clock, logger } = parts;
  const { cloud } = config;
  const tokens = createOnBehalfOf({
    fetch,
    clientId: config.appId,
    clientSecret: config.clientSecret,
    loginHost: cloud.login,
    assertions: parts.assertions,
    scopes: delegatedScopes({ graph: cloud.graph, arm: cloud.arm }),
    logger,
  });
  const send = createSend({
    fetch,
    tokens,
    hosts: { graph: new URL(cloud.graph).host, arm: new URL(cloud.arm).host },
    newId: randomUUID,
    wait: (ms) => wait(ms),
    random: Math.random,
    logger,
  });
  const graph = createGraphClient(send, cloud.graph);
  const connected = [createRoleProvider(graph), createGroupProvider(graph)];
  const providers: Providers = new Map(connected.map((provider) => [provider.name, provider]));
  const bot = createBot({
    useCases: {
      providers,
      myRights: createMyRights(providers, clock),
      localTruth: createLocalTruth(clock),
      submit: createSubmit({
        providers,
        intents: createMemoryIntentStore(),
        audit: createLoggedAudit(logger),
        clock,
        newId: randomUUID,
      }),
      clock,
    },
    fetch,
    clock,
    connectorToken: parts.connectorToken,
    isServiceUrlAllowed: parts.isServiceUrlAllowed,
    runTurn: withTurn,
    newReference: randomUUID,
    fallbackZone: parts.fallbackZone,
    logger,
  });
  return { start: () => bot.start(config.host, config.port), stop: () => bot.stop() };
}
