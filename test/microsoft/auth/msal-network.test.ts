import assert from 'node:assert/strict';
import { createMsalNetwork } from '../../../src/microsoft/auth/msal-network.ts';

describe("MSAL's way to the sign-in service", () => {
  const asked: string[] = [];
  const network = createMsalNetwork({
    fetch: async (url, init) => {
      asked.push(String(url));
      assert.equal(init?.redirect, 'manual');
      return Response.json({ issuer: 'x' }, { headers: { 'X-Ms-Request-Id': '1' } });
    },
    loginHost: 'https://login.microsoftonline.us',
    timeLimitMs: 1_000,
  });

  it('reads JSON from the sign-in host of the cloud', async () => {
    const answer = await network.sendGetRequestAsync('https://login.microsoftonline.us/t/v2.0/x');
    assert.deepEqual(answer.body, { issuer: 'x' });
    assert.equal(answer.headers['x-ms-request-id'], '1');
  });

  for (const url of ['https://login.microsoftonline.com/t/oauth2/v2.0/token', 'http://login.microsoftonline.us/t']) {
    it(`sends no secret to ${url}`, async () => {
      asked.length = 0;
      await assert.rejects(network.sendPostRequestAsync(url, { body: 'client_secret=s' }), /refused to sign in at/);
      assert.deepEqual(asked, []);
    });
  }
});
