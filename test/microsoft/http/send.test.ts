import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/app-error.ts';
import { DEFAULT_RETRY_POLICY } from '../../../src/microsoft/http/wrappers/retry-policy.ts';
import { type Answer, inTurn, json, type LocalServer, reset, silence, startServer } from './local-server.ts';
import { ask, GRAPH, rig } from './rig.ts';

describe('send over HTTP', () => {
  let server: LocalServer;
  const serve = async (answer: Answer) => {
    server = await startServer(GRAPH, answer);
    return server;
  };
  afterEach(() => server.close());

  const write = () => ask('/v1.0/requests', { method: 'POST', body: { action: 'selfActivate' } });
  const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
    const thrown = await work.then(
      () => assert.fail('it was answered'),
      (error: unknown) => error,
    );
    assert.ok(thrown instanceof AppError);
    return thrown;
  };

  it("carries the person's token, a request id and JSON, and hands back the answer with both ids", async () => {
    await serve(json(201, { id: 'r1' }, { 'Request-Id': 'service-id' }));
    const response = await rig(server.fetch).send(write());
    assert.equal(response.status, 201);
    assert.deepEqual(response.body, { id: 'r1' });
    assert.equal(response.requestId, 'service-id');
    assert.equal(response.clientRequestId, 'id-1');
    const [received] = server.received;
    assert.equal(received?.headers.authorization, 'Bearer token-1');
    assert.equal(received?.headers['client-request-id'], 'id-1');
    assert.equal(received?.headers['content-type'], 'application/json');
    assert.equal(received?.body, '{"action":"selfActivate"}');
  });

  it("names the request in Azure's own header too", async () => {
    server = await startServer('management.azure.com', json(200, {}, { 'x-ms-request-id': 'arm-id' }));
    const url = 'https://management.azure.com/subscriptions?api-version=2022-12-01';
    const response = await rig(server.fetch).send(ask('', { url, resource: 'arm' }));
    assert.equal(server.received[0]?.headers['x-ms-client-request-id'], 'id-1');
    assert.equal(response.requestId, 'arm-id');
  });

  it('returns refusals as answers', async () => {
    await serve(json(403, { error: { code: 'Denied' } }));
    const response = await rig(server.fetch).send(ask('/v1.0/me'));
    assert.equal(response.status, 403);
    assert.deepEqual(response.body, { error: { code: 'Denied' } });
  });

  for (const [what, body, read] of [
    ['an HTML page', '<html>Bad gateway</html>', '<html>Bad gateway</html>'],
    ['broken JSON', '{"value":[', '{"value":['],
    ['an empty body', '', undefined],
  ] as const) {
    it(`reads ${what} without failing`, async () => {
      await serve((_, response) => {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(body);
      });
      assert.equal((await rig(server.fetch).send(ask('/v1.0/me'))).body, read);
    });
  }

  it('does not follow a redirect with the token', async () => {
    await serve(json(302, {}, { location: 'https://evil.example/' }));
    const response = await rig(server.fetch).send(ask('/v1.0/me'));
    assert.equal(response.status, 302);
    assert.equal(server.received.length, 1);
  });

  it('reads again until the service recovers, waiting longer each time, under one request id', async () => {
    await serve(inTurn(json(503, {}), json(500, {}), json(200, { value: 1 })));
    const { send, waits } = rig(server.fetch);
    assert.equal((await send(ask('/v1.0/me'))).status, 200);
    assert.deepEqual(waits, [250, 500]);
    assert.deepEqual(
      server.received.map(({ headers }) => headers['client-request-id']),
      ['id-1', 'id-1', 'id-1'],
    );
  });

  it('waits as long as the service says', async () => {
    await serve(inTurn(json(429, {}, { 'retry-after': '3' }), json(200, {})));
    const { send, waits } = rig(server.fetch);
    await send(ask('/v1.0/me'));
    assert.deepEqual(waits, [3_000]);
  });

  it('does not wait an hour: the throttled answer goes to the person', async () => {
    await serve(json(429, {}, { 'retry-after': '3600' }));
    const { send, waits } = rig(server.fetch);
    assert.equal((await send(ask('/v1.0/me'))).status, 429);
    assert.deepEqual(waits, []);
  });

  it('hands out the last answer when the attempts are used up', async () => {
    await serve(json(503, {}));
    assert.equal((await rig(server.fetch).send(ask('/v1.0/me'))).status, 503);
    assert.equal(server.received.length, DEFAULT_RETRY_POLICY.maxAttempts);
  });

  it('stops when the total time is used up, whatever the attempts', async () => {
    await serve(json(503, {}));
    let now = 0;
    const { send } = rig(server.fetch, {
      clock: { now: () => new Date(now) },
      wait: async (ms) => {
        now += ms;
      },
      retry: { ...DEFAULT_RETRY_POLICY, maxAttempts: 1_000, totalMs: 10_000 },
    });
    assert.equal((await send(ask('/v1.0/me'))).status, 503);
    assert.ok(now < 10_000);
    assert.ok(server.received.length < 10);
  });

  it('cuts the last attempt short when the total time is used up', async function () {
    this.timeout(1_500);
    await serve(silence);
    const retry = { ...DEFAULT_RETRY_POLICY, totalMs: 50 };
    const error = await failureOf(rig(server.fetch, { retry, timeLimitMs: 60_000 }).send(ask('/v1.0/me')));
    assert.equal(error.facts.reason, 'timeout');
  });

  it('reads again after a broken connection', async () => {
    await serve(inTurn(reset, json(200, {})));
    assert.equal((await rig(server.fetch).send(ask('/v1.0/me'))).status, 200);
  });

  it('reads again after an answer that broke in the middle', async () => {
    await serve(
      inTurn(
        (_, response) => {
          response.writeHead(200, { 'content-length': '100' });
          response.write('{"value":', () => response.destroy());
        },
        json(200, { value: 1 }),
      ),
    );
    assert.deepEqual((await rig(server.fetch).send(ask('/v1.0/me'))).body, { value: 1 });
  });

  it('reads again after silence', async () => {
    await serve(inTurn(silence, json(200, {})));
    assert.equal((await rig(server.fetch, { timeLimitMs: 30 }).send(ask('/v1.0/me'))).status, 200);
  });

  it('takes a time limit of one request from the request', async () => {
    await serve(silence);
    const retry = { ...DEFAULT_RETRY_POLICY, maxAttempts: 1 };
    const error = await failureOf(rig(server.fetch, { retry }).send(ask('/v1.0/me', { timeLimitMs: 30 })));
    assert.equal(error.facts.reason, 'timeout');
  });

  it('takes more time where the request says that it may be slow, once', async () => {
    await serve((_, response) => void setTimeout(() => json(200, {})(_, response), 60));
    const parts = { retry: { ...DEFAULT_RETRY_POLICY, totalMs: 30 }, timeLimitMs: 30 };
    assert.equal((await rig(server.fetch, parts).send(ask('/v1.0/me', { timeLimitMs: 10_000 }))).status, 200);
    const error = await failureOf(rig(server.fetch, parts).send(ask('/v1.0/me')));
    assert.equal(error.facts.reason, 'timeout');
  });

  it('repeats a write after 429, which did nothing', async () => {
    await serve(inTurn(json(429, {}, { 'retry-after': '1' }), json(201, {})));
    assert.equal((await rig(server.fetch).send(write())).status, 201);
    assert.equal(server.received.length, 2);
  });

  it('never repeats a write after 5xx: the answer goes to the caller', async () => {
    await serve(json(503, {}, { 'retry-after': '1' }));
    assert.equal((await rig(server.fetch).send(write())).status, 503);
    assert.equal(server.received.length, 1);
  });

  for (const [what, answer] of [
    ['a broken connection', reset],
    ['silence', silence],
  ] as const) {
    it(`never repeats a write after ${what}, and says that it may have been carried out`, async () => {
      await serve(answer);
      const error = await failureOf(rig(server.fetch, { timeLimitMs: 50 }).send(write()));
      assert.equal(error.code, 'NoAnswer');
      const { method, host, path, sent, clientRequestId } = error.facts;
      assert.deepEqual(
        { method, host, path, sent, clientRequestId },
        { method: 'POST', host: GRAPH, path: '/v1.0/requests', sent: 'maybe', clientRequestId: 'id-1' },
      );
      assert.match(error.message, /look before it is sent again/);
      assert.equal(server.received.length, 1);
    });
  }

  it('knows that nothing was sent where nobody listens', async () => {
    await serve(silence);
    await server.close();
    const error = await failureOf(rig(server.fetch).send(write()));
    assert.equal(error.facts.sent, 'no');
    assert.equal(error.facts.reason, 'ECONNREFUSED');
  });

  it('replaces a revoked token once, for a write too, since a 401 did nothing', async () => {
    await serve(inTurn(json(401, {}), json(201, {})));
    assert.equal((await rig(server.fetch).send(write())).status, 201);
    assert.deepEqual(
      server.received.map(({ headers }) => headers.authorization),
      ['Bearer token-1', 'Bearer token-2'],
    );
  });

  it('hands out the second 401', async () => {
    await serve(json(401, {}));
    assert.equal((await rig(server.fetch).send(write())).status, 401);
    assert.equal(server.received.length, 2);
  });

  it('does not send a refused token again', async () => {
    await serve(json(401, {}));
    const tokens = { token: async () => 'the only one', forget: () => {} };
    assert.equal((await rig(server.fetch, { tokens }).send(write())).status, 401);
    assert.equal(server.received.length, 1);
  });

  it('logs every attempt with both ids, and neither tokens nor what was searched for', async () => {
    await serve(inTurn(json(503, {}), json(200, {}, { 'request-id': 'service-id' })));
    const { send, lines } = rig(server.fetch);
    await send(ask("/v1.0/users?$filter=displayName eq 'Megan Bowen'&$top=1"));
    const text = JSON.stringify(lines);
    assert.doesNotMatch(text, /token-1|Bearer|Megan/);
    const answered = lines.filter(({ message }) => message.startsWith('Microsoft'));
    assert.deepEqual(
      answered.map(({ level, facts: { status, path, clientRequestId } }) => ({ level, status, path, clientRequestId })),
      [
        { level: 'warn', status: 503, path: '/v1.0/users?$filter&$top', clientRequestId: 'id-1' },
        { level: 'info', status: 200, path: '/v1.0/users?$filter&$top', clientRequestId: 'id-1' },
      ],
    );
    assert.equal(answered[1]?.facts.requestId, 'service-id');
  });
});
