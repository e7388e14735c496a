import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type BodyReading, readJsonBody } from '../../../src/teams/bot/edge/door/read-json-body.ts';

const LIMITS = { maxBytes: 1_000, timeLimitMs: 200 };

describe('The body of what is posted to the bot', () => {
  let server: Server;
  let read: (reading: BodyReading) => void = () => undefined;
  before(async () => {
    server = createServer(async (incoming, response) => {
      read(await readJsonBody(incoming, LIMITS));
      response.end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  type Sent = Uint8Array | string | undefined;
  /** Sends the parts and, unless the last is missing, the end. */
  function readingOf(parts: readonly Sent[], headers: Record<string, string> = {}): Promise<BodyReading> {
    const reading = new Promise<BodyReading>((resolve) => {
      read = resolve;
    });
    const { port } = server.address() as AddressInfo;
    const options = { port, method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const post = request(options, (response) => response.resume()).on('error', () => undefined);
    for (const part of parts) if (part !== undefined) post.write(part);
    if (parts.at(-1) === undefined) post.flushHeaders();
    else post.end();
    return reading;
  }
  const statusOf = (reading: BodyReading) => (reading.kind === 'refused' ? reading.status : reading.kind);

  it('is JSON in UTF-8, in as many parts as it comes', async () => {
    assert.deepEqual(await readingOf(['{"text":"', 'Zoë', '"}']), { kind: 'json', value: { text: 'Zoë' } });
  });

  const refused: readonly (readonly [string, Sent[], Record<string, string>, number])[] = [
    ['another content type', ['{}'], { 'content-type': 'text/plain' }, 415],
    ['a content type that only begins like JSON', ['{}'], { 'content-type': 'application/jsonp' }, 415],
    ['a compressed body', [gzipSync('{}')], { 'content-encoding': 'gzip' }, 415],
    ['a broken compressed body', ['not gzip'], { 'content-encoding': 'gzip' }, 415],
    ['broken JSON', ['{"type":'], {}, 400],
    ['nothing', [''], {}, 400],
    ['bytes that are no UTF-8', [new Uint8Array([0x22, 0xff, 0x22])], {}, 400],
    ['more than the limit', [JSON.stringify('x'.repeat(1_000))], {}, 413],
    ['a body that does not end', ['{"a"', undefined], {}, 408],
  ];
  for (const [what, parts, headers, status] of refused)
    it(`is refused with ${status} for ${what}`, async () => {
      assert.equal(statusOf(await readingOf(parts, headers)), status);
    });

  it('of somebody who went away is nobody’s', async () => {
    const reading = new Promise<BodyReading>((resolve) => {
      read = resolve;
    });
    const { port } = server.address() as AddressInfo;
    const post = request({ port, method: 'POST', headers: { 'content-type': 'application/json' } });
    post.on('error', () => undefined);
    post.write('{"a"');
    server.once('request', () => post.destroy());
    assert.equal((await reading).kind, 'gone');
  });
});
