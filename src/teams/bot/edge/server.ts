import type { Activity } from 'botbuilder';
import restify from 'restify';
import type { Logger } from '../../../core/logger.ts';
import { readInboundActivity } from './inbound-activity.ts';

/** Teams sends no activity near this size (agent messages end at about 100 KB). */
const MAX_BODY_BYTES = 256 * 1024;

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
  /** Takes no new connection and waits for the turns in flight. */
  stop(): Promise<void>;
}

/** `/api/messages` for Teams, `/healthz` (the process runs) and `/readyz` (it can do its work) for operators. */
export function createBotServer(deps: ServerDeps): BotServer {
  const server = restify.createServer({ name: 'pim-bot', handleUncaughtExceptions: false });
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    const isReady = deps.isReady();
    response.send(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
  });
  server.post(
    '/api/messages',
    // JSON only: the full body parser would also store multipart uploads on disk.
    restify.plugins.bodyReader({ maxBodySize: MAX_BODY_BYTES }),
    ...restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }),
    async (request: restify.Request, response: restify.Response) => {
      const receipt = await answer(deps, request.body);
      response.send(receipt.status, receipt.body);
    },
  );
  return {
    start: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(`http://${host}:${server.address().port}`));
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.server.closeIdleConnections();
      }),
  };
}

async function answer(deps: ServerDeps, body: unknown): Promise<Receipt> {
  const read = readInboundActivity(body);
  if (read.kind === 'not-an-activity') return { status: 400, body: { code: 'BadActivity', message: read.message } };
  if (!deps.isServiceUrlAllowed(read.activity.serviceUrl)) {
    deps.logger.warn({ serviceUrl: read.activity.serviceUrl }, 'activity refused: its service URL is not allowed');
    return { status: 403, body: { code: 'ServiceUrlNotAllowed', message: 'This service URL is not allowed.' } };
  }
  return deps.receive(read.activity);
}
