import assert from 'node:assert/strict';
import { authorizeAddress, type Changes } from './authorize-address.ts';
import { openPage } from './sign-in-page.ts';
import { CALLBACK, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('What a client asks wrongly of the sign-in page', () => {
  let rig: SignInRig;

  before(async () => {
    rig = await startSignInRig();
  });
  after(() => rig.stop());

  const address = (changes: Changes = {}, tenant?: string) => authorizeAddress(rig.url, changes, tenant);

  /** Where a request is sent back to at once. */
  async function sentBack(changes: Changes): Promise<URL> {
    const response = await fetch(address(changes), { redirect: 'manual' });
    assert.equal(response.status, 302, await response.text());
    return new URL(response.headers.get('location') ?? '');
  }

  for (const [why, changes, error, number] of [
    ['no response type', { response_type: null }, 'invalid_request', 900144],
    ['a token straight away', { response_type: 'token' }, 'unsupported_response_type', 700054],
    ['an id token too', { response_type: 'code id_token' }, 'unsupported_response_type', 700054],
    ['something that is no response', { response_type: 'magic' }, 'unsupported_response_type', 70005],
    ['a way back that does not exist', { response_mode: 'pigeon' }, 'invalid_request', 70007],
    ['no scope', { scope: null }, 'invalid_request', 900144],
    ['an unknown resource', { scope: 'https://evil.example/.default' }, 'invalid_scope', 70011],
    ['an unknown permission', { scope: 'Every.Thing' }, 'invalid_client', 650053],
    ['claims that are none', { claims: '[]' }, 'invalid_request', 90100],
    ['an unknown prompt', { prompt: 'please' }, 'invalid_request', 90023],
    ['silence', { prompt: 'none' }, 'login_required', 50058],
    [
      'a challenge that is too short',
      { code_challenge: 'short', code_challenge_method: 'S256' },
      'invalid_request',
      501491,
    ],
    ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request', 501491],
    ['an unknown method', { code_challenge: 'c'.repeat(43), code_challenge_method: 'S512' }, 'invalid_request', 50149],
  ] as const)
    it(`sends a request for ${why} back with ${error} (AADSTS${number})`, async () => {
      const back = await sentBack(changes);
      assert.equal(`${back.origin}${back.pathname}`, CALLBACK);
      assert.deepEqual([back.searchParams.get('error'), back.searchParams.get('state')], [error, 'state-1']);
      assert.match(back.searchParams.get('error_description') ?? '', new RegExp(`^AADSTS${number}: `));
    });

  for (const [why, changes, number] of [
    ['an unknown client', { client_id: crypto.randomUUID() }, 700016],
    ['no client', { client_id: null }, 900144],
    ['no way back', { redirect_uri: null }, 900971],
    ['another host', { redirect_uri: 'https://evil.example/auth/callback' }, 50011],
    ['another path', { redirect_uri: 'http://127.0.0.1:3978/auth/callback/../evil' }, 50011],
    ['a query of its own', { redirect_uri: `${CALLBACK}?next=https://evil.example` }, 50011],
    ['a name before the host', { redirect_uri: 'http://127.0.0.1:80@evil.example/auth/callback' }, 50011],
    ['another name of this machine', { redirect_uri: 'http://localhost:3978/auth/callback' }, 50011],
    ['a port that is none', { redirect_uri: 'http://127.0.0.1:99999/auth/callback' }, 50011],
    ['a script', { redirect_uri: 'javascript:alert(1)' }, 50011],
  ] as const)
    it(`shows an error, and leads nowhere, for ${why} (AADSTS${number})`, async () => {
      for (const init of [{}, { method: 'POST', body: new URLSearchParams({ person: ALEX, answer: 'sign-in' }) }]) {
        const { status, text, headers } = await openPage(address(changes), init);
        assert.deepEqual([status, headers.get('location')], [400, null]);
        assert.match(text, new RegExp(`AADSTS${number}: `));
        assert.ok(!/<(form|a) /.test(text));
      }
    });

  it('shows an error for another tenant, and for a request that says a thing twice', async () => {
    assert.match((await openPage(address({}, 'fabrikam.example'))).text, /AADSTS90002/);
    assert.match((await openPage(`${address()}&redirect_uri=https://evil.example`)).text, /AADSTS9000411/);
  });
});
