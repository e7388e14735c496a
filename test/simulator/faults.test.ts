import assert from 'node:assert/strict';
import { forDuration, R, roleAsk } from './asks.ts';
import { type GraphCaller, type Rig, startRig } from './rig.ts';

const OWN = `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`;
const REQUESTS = `${R}/roleAssignmentScheduleRequests`;

interface Line {
  readonly seq: number;
  readonly time: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Record<string, string>;
  readonly requestBody: unknown;
  readonly token: { oid: string; scp: string } | null;
  readonly status: number | null;
  readonly responseHeaders: Record<string, string>;
  readonly responseBody: unknown;
  readonly answered: boolean;
  readonly fault: string | null;
}

describe('Faults and the record of requests', () => {
  let rig: Rig;
  let alex: GraphCaller;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    alex = await rig.as('Alex');
  });

  const record = async (): Promise<Line[]> => {
    const text = await (await fetch(`${rig.url}/control/requests`)).text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  };
  const activate = () => alex.post(REQUESTS, roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H')));
  const held = async () => {
    const { body } = await alex.get(`${OWN}?$filter=assignmentType eq 'Activated'`);
    return body.value.length;
  };

  it('answers with status, headers and body as often as asked, and then no more', async () => {
    const { body } = await rig.control('faults', {
      status: 429,
      headers: { 'Retry-After': '7' },
      body: { a: 1 },
      times: 2,
    });
    for (let count = 0; count < 2; count += 1) {
      const reply = await alex.get(OWN);
      assert.deepEqual([reply.status, reply.headers.get('retry-after'), reply.body], [429, '7', { a: 1 }]);
    }
    assert.equal((await alex.get(OWN)).status, 200);
    assert.deepEqual(
      (await record()).map(({ fault }) => fault),
      [body.id, body.id, null],
    );
  });

  it('matches by service, method and path with query; the first made applies, alone', async () => {
    await rig.control('faults', { service: 'arm', status: 500 });
    await rig.control('faults', { method: 'POST', status: 501 });
    await rig.control('faults', { path: 'roleEligibility', status: 502 });
    await rig.control('faults', { path: "on='principal'\\)\\?\\$top=1", status: 503 });
    await rig.control('faults', { path: 'filterByCurrentUser', status: 504 });
    assert.equal((await alex.get(`${OWN}?$top=1`)).status, 503);
    assert.equal((await alex.get(OWN)).status, 504);
    assert.equal((await alex.get(OWN)).status, 200);
  });

  it('breaks the connection before the work, and nothing was done', async () => {
    await rig.control('faults', { method: 'POST', reset: 'before' });
    await assert.rejects(activate(), /fetch failed/);
    const [line] = await record();
    assert.deepEqual([line?.status, line?.answered], [null, false]);
    assert.equal(await held(), 0);
  });

  it('breaks it after the work, and it was done', async () => {
    await rig.control('faults', { method: 'POST', reset: 'after' });
    await assert.rejects(activate(), /fetch failed/);
    const [line] = await record();
    assert.deepEqual([line?.status, line?.answered], [201, false]);
    assert.equal(await held(), 1);
  });

  it('waits and lets the request pass; a caller that left is served all the same', async () => {
    await rig.control('faults', { method: 'POST', delayMs: 200 });
    const leaving = new AbortController();
    const { body: token } = await rig.control('tokens', { user: alex.id, resource: 'graph' });
    const gone = fetch(`${rig.url}/graph${REQUESTS}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.accessToken}` },
      body: JSON.stringify(roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H'))),
      signal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), 50);
    await assert.rejects(gone, /abort/i);
    let lines = await record();
    while (lines.length === 0) lines = await record();
    assert.deepEqual([lines[0]?.status, lines[0]?.answered], [201, false]);
    assert.ok((lines[0]?.endedAt ?? 0) - (lines[0]?.startedAt ?? 0) >= 190);
  });

  it('lists and deletes', async () => {
    await rig.control('faults', { status: 500, times: 0 });
    assert.equal((await rig.control('faults')).body.length, 1);
    assert.equal((await rig.control('faults', undefined, 'DELETE')).status, 204);
    assert.equal((await alex.get(OWN)).status, 200);
  });

  for (const fault of [
    {},
    { status: 99 },
    { path: '(' },
    { status: 500, reset: 'after' },
    { reset: 'sometimes' },
    { colour: 'red', status: 500 },
  ])
    it(`refuses ${JSON.stringify(fault)}`, async () => {
      assert.equal((await rig.control('faults', fault)).status, 400);
    });

  it('writes a line for each request in order of arrival, with all its members', async () => {
    await activate();
    await alex.get(OWN);
    const lines = await record();
    assert.deepEqual(
      lines.map(({ seq, method }) => [seq, method]),
      [
        [1, 'POST'],
        [2, 'GET'],
      ],
    );
    const [line] = lines;
    assert.deepEqual(Object.keys(line ?? {}), [
      'seq',
      'time',
      'startedAt',
      'endedAt',
      'service',
      'method',
      'url',
      'requestHeaders',
      'requestBody',
      'token',
      'status',
      'responseHeaders',
      'responseBody',
      'answered',
      'fault',
    ]);
    assert.equal(line?.url, `https://graph.microsoft.com${REQUESTS}`);
    assert.equal(line?.token?.oid, alex.id);
    assert.match(JSON.stringify(line?.responseBody), /"status":"Provisioned"/);
    assert.ok(!('authorization' in (line?.requestHeaders ?? {})));
  });

  it('hides secrets, assertions and tokens of sign-in', async () => {
    const { body: tenant } = await rig.control('tenant');
    const { body: assertion } = await rig.control('tokens', { user: alex.id, resource: 'bot' });
    const response = await fetch(`${rig.url}/login/${tenant.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        client_id: tenant.bot.appId,
        client_secret: 'sandbox-secret',
        assertion: assertion.accessToken,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    const { access_token: accessToken } = (await response.json()) as { access_token: string };
    const text = JSON.stringify(await record());
    for (const secret of ['sandbox-secret', assertion.accessToken, accessToken]) assert.ok(!text.includes(secret));
    assert.match(text, /\*\*\*/);
  });

  it('is emptied, and counts on', async () => {
    await alex.get(OWN);
    assert.equal((await rig.control('requests', undefined, 'DELETE')).status, 204);
    assert.deepEqual(await record(), []);
    await alex.get(OWN);
    assert.equal((await record()).length, 1);
  });
});
