import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../src/microsoft/http/http-response.ts';
import { withPace } from '../../../src/microsoft/http/wrappers/with-pace.ts';

const answer: HttpResponse = { status: 200, headers: {}, body: undefined, requestId: undefined, clientRequestId: '1' };

describe('The pace of requests', () => {
  let underWay = 0;
  let most = 0;
  const release: (() => void)[] = [];
  const send = withPace(
    async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => release.push(resolve));
      underWay -= 1;
      return answer;
    },
    { graph: 2, arm: 2 },
  );
  const ask = (objectId: string, resource: 'graph' | 'arm' = 'graph') =>
    send({ method: 'GET', url: 'https://graph.microsoft.com/', person: { tenantId: 't', objectId }, resource });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  async function finish(all: readonly Promise<unknown>[]): Promise<void> {
    const done = Promise.all(all);
    for (let left = all.length; left > 0; left -= 1) {
      await settle();
      release.shift()?.();
    }
    await done;
  }
  beforeEach(() => {
    most = 0;
  });

  it('of one person at one service is held, and everything is answered in the end', async () => {
    await finish(Array.from({ length: 7 }, () => ask('alex')));
    assert.equal(most, 2);
  });
  it('of one person does not hold back another, nor the other service', async () => {
    const all = [ask('alex'), ask('alex'), ask('alex'), ask('megan'), ask('alex', 'arm')];
    await settle();
    assert.equal(underWay, 4);
    await finish(all);
  });
});
