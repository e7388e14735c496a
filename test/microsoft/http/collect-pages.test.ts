import assert from 'node:assert/strict';
import { AppError } from '../../../src/core/app-error.ts';
import { collectPages } from '../../../src/microsoft/http/client/collect-pages.ts';
import { type Answer, json, type LocalServer, startServer } from './local-server.ts';
import { ask, GRAPH, rig } from './rig.ts';

const failed = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const page = (value: unknown[], next?: string, linkName = '@odata.nextLink') =>
  json(200, next === undefined ? { value } : { value, [linkName]: next });

describe('a list of many pages', () => {
  let server: LocalServer;
  const read = async (pages: Record<string, Answer>, maxPages?: number) => {
    server = await startServer(GRAPH, (request, response) => (pages[request.url] ?? json(404, {}))(request, response));
    return collectPages(rig(server.fetch).send, ask('/v1.0/roles'), maxPages);
  };
  afterEach(() => server.close());

  it('is read to its end, in order, with the token on every page', async () => {
    const answer = await read({
      '/v1.0/roles': page([1, 2], `https://${GRAPH}/v1.0/roles?$skiptoken=a`),
      '/v1.0/roles?$skiptoken=a': page([3], `https://${GRAPH}/v1.0/roles?$skiptoken=b`),
      '/v1.0/roles?$skiptoken=b': page([]),
    });
    assert.deepEqual(answer, { ok: true, items: [1, 2, 3] });
    assert.deepEqual(new Set(server.received.map(({ headers }) => headers.authorization)), new Set(['Bearer token-1']));
  });

  it("follows Azure's link name, and takes an empty or null link for the end", async () => {
    const answer = await read({
      '/v1.0/roles': page([1], `https://${GRAPH}/v1.0/roles?b`, 'nextLink'),
      '/v1.0/roles?b': json(200, { value: [2], nextLink: null }),
    });
    assert.deepEqual(answer, { ok: true, items: [1, 2] });
    await server.close();
    assert.deepEqual(await read({ '/v1.0/roles': page([1], '') }), { ok: true, items: [1] });
  });

  it('hands out the refusal of any page instead of half a list', async () => {
    const answer = await read({
      '/v1.0/roles': page([1], `https://${GRAPH}/v1.0/roles?b`),
      '/v1.0/roles?b': json(403, { error: { code: 'Denied' } }),
    });
    assert.ok(!answer.ok);
    assert.equal(answer.response.status, 403);
  });

  it('does not carry the token to another host', async () => {
    await assert.rejects(
      read({ '/v1.0/roles': page([1], 'https://evil.example/v1.0/roles') }),
      failed('HostNotAllowed'),
    );
  });

  it('ends when the links go in a circle', async () => {
    await assert.rejects(
      read({
        '/v1.0/roles': page([1], `https://${GRAPH}/v1.0/roles?b`),
        '/v1.0/roles?b': page([2], `https://${GRAPH}/v1.0/roles`),
      }),
      failed('PagingLoop'),
    );
    assert.equal(server.received.length, 2);
  });

  it('ends when there are too many pages', async () => {
    const pages = Object.fromEntries(
      [0, 1, 2, 3].map((n) => [
        n === 0 ? '/v1.0/roles' : `/v1.0/roles?${n}`,
        page([n], `https://${GRAPH}/v1.0/roles?${n + 1}`),
      ]),
    );
    await assert.rejects(read(pages, 3), failed('TooManyPages'));
    assert.equal(server.received.length, 3);
  });

  for (const body of [{}, { value: null }, 'fine', null]) {
    it(`is not taken for empty where the answer is ${JSON.stringify(body)}`, async () => {
      await assert.rejects(read({ '/v1.0/roles': json(200, body) }), failed('UnreadableAnswer'));
    });
  }
});
