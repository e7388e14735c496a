import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config/config.ts';
import type { Fetch } from './core/fetch.ts';
import type { Logger } from './core/logger.ts';
import { createAzureProvider } from './microsoft/arm/arm-provider.ts';
import { createArmClient } from './microsoft/arm/client.ts';
import { createGraphClient } from './microsoft/graph/client.ts';
import { createGroupProvider, createRoleProvider } from './microsoft/graph/graph-provider.ts';
import { createPeople } from './microsoft/graph/people.ts';
import { createSend } from './microsoft/http/create-send.ts';
import type { TokenSource } from './microsoft/http/token-source.ts';
import { limitToFeatures, type People, type Providers } from './pim/index.ts';

export interface PimParts {
  readonly config: Config;
  readonly fetch: Fetch;
  readonly tokens: TokenSource;
  readonly logger: Logger;
}

/** PIM's three providers and the directory, with what is not switched on left out. */
export interface Pim {
  readonly providers: Providers;
  readonly people: People;
}

/** The part of the composition root that speaks to PIM. */
export function connectPim({ config: { cloud, features }, fetch, tokens, logger }: PimParts): Pim {
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
  const azure = createAzureProvider(createArmClient(send, cloud.arm));
  const connected = [createRoleProvider(graph), createGroupProvider(graph), azure];
  return {
    providers: new Map(connected.map((provider) => [provider.name, limitToFeatures(provider, features)])),
    people: createPeople(graph, { applications: features.includes('applications') }),
  };
}
