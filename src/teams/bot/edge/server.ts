import type { Activity } from 'botbuilder';
import restify from 'restify';
import type { Logger } from '../../../core/logger.ts';
import { readInboundActivity } from './inbound-activity.ts';
import { type BodyReading, readJsonBody } from './read-json-body.ts';

/** Teams sends no activity near this size (agent messages end at about 100 KB). */
const LIMITS = { maxBytes: 256 * 1024, timeLimitMs: 10_000 };
/** How long turns in flight may take to finish once the server stops. */
const STOP_LIMIT_MS = 8_000;

/** The HTTP answer to one activity. */
export interface Receipt {
  readonly status: number;
  readonly body?: unknown;
}

export interface ServerDeps {
  /** Runs the turn. Answers always: a turn that throws is its own matter. */
  receive(activity: Activity): Promise<Receipt>;
  /** Where the bot may post to; anything else could collect what it says. */
  isServiceUrlAllowed(serviceUrl: string): boolean;
  isReady(): boolean;
  readonly logger: Logger;
}

export interface BotServer {
  /** @param port 0 = any free one. @returns the URL it listens at. */
  start(host: string, port: number): Promise<string>;
  /** Takes no new connection and waits for the turns in flight, eight seconds at most. */
  stop(): Promise<void>;
}

/** `/api/messages` for Teams, `/healthz` (the process runs) and `/readyz` (it can do its work) for operators. */
export function createBotServer(deps: ServerDeps): BotServer {
  const server = restify.createServer({ name: 'pim-bot', handleUncaughtExceptions: false });
  let isStopping = false;
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    const isReady = deps.isReady();
    response.send(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
  });
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const body = await readJsonBody(request, LIMITS);
    if (body.kind === 'gone') return;
    const receipt = body.kind === 'refused' ? refusal(body) : await answer(deps, body.value);
    // What is left of a refused body would be taken for the next request; and a stop waits for open connections.
    if (body.kind === 'refused' || isStopping) response.header('connection', 'close');
    response.send(receipt.status, receipt.body);
  });
  return {
    start: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(`http://${host}:${server.address().port}`));
      }),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        const giveUp = setTimeout(() => server.server.closeAllConnections(), STOP_LIMIT_MS);
        server.close(() => {
          clearTimeout(giveUp);
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}

const refusal = ({ status, code, message }: Extract<BodyReading, { kind: 'refused' }>): Receipt => ({
  status,
  body: { code, message },
});

async function answer(deps: ServerDeps, body: unknown): Promise<Receipt> {
  const read = readInboundActivity(body);
  if (read.kind === 'not-an-activity') return { status: 400, body: { code: 'BadActivity', message: read.message } };
  if (!deps.isServiceUrlAllowed(read.activity.serviceUrl)) {
    deps.logger.warn({ serviceUrl: read.activity.serviceUrl }, 'activity refused: its service URL is not allowed');
    return { status: 403, body: { code: 'ServiceUrlNotAllowed', message: 'This service URL is not allowed.' } };
  }
  return deps.receive(read.activity);
}
