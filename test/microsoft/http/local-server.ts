import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetch } from '../../../src/core/fetch.ts';

export interface ReceivedRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

/**
 * restify patches `writeHead` of every server in the process, so that it no longer answers the response: never chain it.
 */

/** A real HTTP server on a free port, standing in for one of Microsoft's hosts. */
export interface LocalServer {
  readonly received: ReceivedRequest[];
  /** `fetch` that carries what is meant for `host` here; anything else fails the test. */
  readonly fetch: Fetch;
  close(): Promise<void>;
}

export async function startServer(host: string, answer: Answer): Promise<LocalServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url = '', headers } = incoming;
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
    received.push(request);
    await answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    fetch: (address, init) => {
      const url = new URL(address);
      if (url.origin !== `https://${host}`) throw new Error(`left the test for ${url.origin}`);
      return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init);
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Answers the requests in turn; the last answer serves all further ones. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let next = 0;
  return (request, response) => {
    const answer = answers[Math.min(next, answers.length - 1)] ?? answers[0];
    next += 1;
    return answer(request, response);
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

/** Breaks the connection without an answer. */
export const reset: Answer = (_, response) => {
  response.destroy();
};

/** Takes the request and never answers. */
export const silence: Answer = () => {};
