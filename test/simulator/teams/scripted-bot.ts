import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, Reply } from '../../../src/simulator/teams/index.ts';

export interface Received {
  readonly activity: Json;
  readonly authorization: string | undefined;
}

/** What the test makes the bot do with an activity; what it gives back is the HTTP answer, 200 without one. */
export type Script = (activity: Json, bot: ScriptedBot) => Promise<Reply | undefined> | Reply | undefined;

/** A bot that does as it is told, so that only the double is under test. */
export interface ScriptedBot {
  readonly url: string;
  readonly received: Received[];
  script: Script;
  /** Calls the connector of the activity's service URL. */
  call(activity: Json, method: string, path: string, body?: Json, token?: string): Promise<Reply>;
  /** Posts in the activity's conversation, as an answer to it. @returns the new id. */
  answers(activity: Json, message: Json): Promise<string>;
  stop(): Promise<void>;
}

export async function startScriptedBot(): Promise<ScriptedBot> {
  const server = createServer(async (request, response) => {
    const activity = JSON.parse(await textOf(request)) as Json;
    bot.received.push({ activity, authorization: request.headers.authorization });
    const reply = (await bot.script(activity, bot)) ?? { status: 200, body: {} };
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bot: ScriptedBot = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    script: () => undefined,
    call: async ({ serviceUrl }, method, path, body, token) => {
      const response = await fetch(`${serviceUrl}v3/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: /^[{[]/.test(text) ? JSON.parse(text) : text };
    },
    answers: async (activity, message) => {
      const path = `conversations/${conversationOf(activity)}/activities/${activity.id}`;
      const { body } = await bot.call(activity, 'POST', path, { type: 'message', ...message });
      return String((body as Json).id);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bot;
}

/** As it stands in an address. */
export const conversationOf = ({ conversation }: Json): string => encodeURIComponent(String((conversation as Json).id));

export const adaptiveCard = (card: Json): Json => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', ...card },
    },
  ],
});

/** The answer to a click. */
export const invokeAnswer = (statusCode: number, type: string, value: unknown): Reply => ({
  status: 200,
  body: { statusCode, type: `application/vnd.microsoft.${type}`, value },
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
