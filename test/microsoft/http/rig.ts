import type { Fetch } from '../../../src/core/fetch.ts';
import { createSend, type SendParts } from '../../../src/microsoft/http/create-send.ts';
import type { HttpRequest } from '../../../src/microsoft/http/http-request.ts';
import type { Send } from '../../../src/microsoft/http/send.ts';
import type { TokenSource } from '../../../src/microsoft/http/token-source.ts';
import { keepLines, type LogLine } from './log-lines.ts';

export const ALEX = {
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  objectId: 'bbbbbbbb-0000-4000-8000-000000000001',
};

export const GRAPH = 'graph.microsoft.com';
export const HOSTS = { graph: GRAPH, arm: 'management.azure.com' };

export const ask = (path: string, parts: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://${GRAPH}${path}`,
  person: ALEX,
  resource: 'graph',
  ...parts,
});

export interface Rig {
  readonly send: Send;
  /** Every wait that was asked for, in milliseconds. None is waited. */
  readonly waits: number[];
  readonly lines: LogLine[];
  /** How many tokens were given out. */
  tokensGiven(): number;
}

/** The real `send` over `fetch`, with waits recorded and tokens `token-1`, `token-2`… one more after each `forget`. */
export function rig(fetch: Fetch, parts: Partial<SendParts> = {}): Rig {
  const { logger, lines } = keepLines();
  const waits: number[] = [];
  let serial = 1;
  let given = 0;
  let ids = 0;
  const tokens: TokenSource = {
    token: async () => {
      given += 1;
      return `token-${serial}`;
    },
    forget: (_person, _resource, refused) => {
      if (refused === `token-${serial}`) serial += 1;
    },
  };
  const send = createSend({
    fetch,
    tokens,
    hosts: HOSTS,
    newId: () => `id-${++ids}`,
    wait: async (ms) => {
      waits.push(ms);
    },
    random: () => 0,
    logger,
    timeLimitMs: 2_000,
    ...parts,
  });
  return { send, waits, lines, tokensGiven: () => given };
}
