import { createServer, type IncomingMessage } from 'node:http';

/** A message of the bot as the connector keeps it. */
export interface PostedMessage {
  readonly id: string;
  readonly conversationId: string;
  activity: BotActivity;
  updates: number;
}

export interface BotActivity {
  type: string;
  text?: string;
  summary?: string;
  attachments?: { contentType: string; content: Card }[];
  [member: string]: unknown;
}

export type Card = { [member: string]: unknown };

/** A small stand-in for the REST side of the Teams connector: it keeps what the bot posts and edits. */
export interface TeamsConnector {
  readonly serviceUrl: string;
  /** In order of arrival. Typing indicators are counted apart. */
  readonly messages: PostedMessage[];
  typingCount: number;
  /** The HTTP status of the next calls; empty = 200. */
  readonly refusals: number[];
  stop(): Promise<void>;
}

const ACTIVITIES = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

export async function startTeamsConnector(): Promise<TeamsConnector> {
  const messages: PostedMessage[] = [];
  const refusals: number[] = [];
  const server = createServer(async (request, response) => {
    const activity = JSON.parse((await textOf(request)) || '{}') as BotActivity;
    const [, conversation, activityId] = ACTIVITIES.exec(request.url ?? '') ?? [];
    const refusal = activity.type === 'typing' ? undefined : refusals.shift();
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (conversation === undefined) return answer(404, { error: { code: 'NotFound' } });
    if (refusal !== undefined) return answer(refusal, { error: { code: 'Refused' } });
    if (activity.type === 'typing') {
      connector.typingCount += 1;
      return answer(201, { id: 'typing' });
    }
    if (request.method === 'POST') {
      const id = `bot-message-${messages.length + 1}`;
      messages.push({ id, conversationId: decodeURIComponent(conversation), activity, updates: 0 });
      return answer(201, { id });
    }
    const known = messages.find((message) => message.id === decodeURIComponent(activityId ?? ''));
    if (request.method !== 'PUT' || !known) return answer(404, { error: { code: 'ActivityNotFoundInConversation' } });
    known.activity = activity;
    known.updates += 1;
    return answer(200, { id: known.id });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const connector: TeamsConnector = {
    serviceUrl: `http://127.0.0.1:${port}`,
    messages,
    typingCount: 0,
    refusals,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return connector;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
