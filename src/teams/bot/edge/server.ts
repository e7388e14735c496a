import type { Activity } from 'botbuilder';
import restify from 'restify';
import type { Door, Refusal } from './door/door.ts';
import { type BodyReading, readJsonBody } from './door/read-json-body.ts';
import type { Readiness } from './readiness.ts';

/** Teams sends no activity near this size (agent messages end at about 100 KB). */
const LIMITS = { maxBytes: 256 * 1024, timeLimitMs: 10_000 };
/** How long turns in flight may take to finish once the server stops. */
const STOP_LIMIT_MS = 7_000;

/** The HTTP answer to one activity. */
export interface Receipt {
  readonly status: number;
  readonly body?: unknown;
}

/** A page for browsers, by GET. */
export interface PageRoute {
  readonly path: string;
  answer(ask: PageAsk): Promise<PageAnswer>;
}

export interface PageAsk {
  readonly query: URLSearchParams;
  /** The browser's `Accept-Language`. */
  readonly languages: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface ServerDeps {
  /** Runs the turn. Answers always: a turn that throws is its own matter. */
  receive(activity: Activity): Promise<Receipt>;
  readonly door: Door;
  readiness(): Promise<Readiness>;
  readonly pages: readonly PageRoute[];
}

export interface BotServer {
  /** @param port 0 = any free one. @returns the URL it listens at. */
  start(host: string, port: number): Promise<string>;
  /** Takes no new connection and waits for the turns in flight, seven seconds at most. */
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
    const { isReady, body } = await deps.readiness();
    if (isStopping) return response.send(503, { ...body, status: 'stopping' });
    response.send(isReady ? 200 : 503, body);
  });
  for (const { path, answer } of deps.pages)
    server.get(path, async (request: restify.Request, response: restify.Response) => {
      const { searchParams: query } = new URL(request.url ?? '', 'http://localhost');
      const { status, headers, body } = await answer({ query, languages: request.headers['accept-language'] ?? '' });
      response.writeHead(status, headers);
      response.end(body);
    });
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const receipt = await receiptFor(deps, request);
    if (receipt === 'gone') return;
    // What is left of a refused body would be taken for the next request; and a stop waits for open connections.
    if (receipt.isRefusal || isStopping) response.header('connection', 'close');
    if (receipt.status === 401) response.header('www-authenticate', 'Bearer');
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

type Answer = Receipt & { readonly isRefusal: boolean };

/** Who sends is looked at before the body is read: nobody else can make the bot work. */
async function receiptFor({ door, receive }: ServerDeps, request: restify.Request): Promise<Answer | 'gone'> {
  const pass = await door.enter(request.headers.authorization);
  if (pass.kind === 'refused') return refusal(pass);
  const body = await readJsonBody(request, LIMITS);
  if (body.kind === 'gone') return 'gone';
  if (body.kind === 'refused') return unreadable(body);
  const accepted = door.accept(pass, body.value);
  if (accepted.kind === 'refused') return refusal(accepted);
  return { ...(await receive(accepted.activity)), isRefusal: false };
}

const refusal = ({ status, body }: Refusal): Answer => ({ status, ...(body && { body }), isRefusal: true });

const unreadable = ({ status, code, message }: Extract<BodyReading, { kind: 'refused' }>): Answer => ({
  status,
  body: { code, message },
  isRefusal: true,
});
