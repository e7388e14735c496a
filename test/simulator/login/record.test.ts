import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { SignInPage } from './sign-in-page.ts';
import { type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('The record of sign-ins', () => {
  let rig: SignInRig;

  before(async () => {
    rig = await startSignInRig();
  });
  after(() => rig.stop());
  beforeEach(async () => void (await rig.control('requests', undefined, 'DELETE')));

  const lines = async (): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const response = await fetch(`${rig.url}/control/requests`);
    return (await response.text()).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  };
  async function assertHidden(...secrets: readonly (string | undefined)[]): Promise<string> {
    const text = JSON.stringify(await lines());
    for (const secret of secrets) {
      assert.ok(secret !== undefined && secret.length > 3, `there is no secret "${secret}"`);
      for (const form of [secret, encodeURIComponent(secret)])
        assert.ok(!text.includes(form), `${form} stands in ${text}`);
    }
    return text;
  }

  it('hold no code, verifier, secret or token of a sign-in, and still tell what happened', async () => {
    const request = await rig.signIn(ALEX);
    const { body } = await rig.token({
      grant_type: 'authorization_code',
      code: request.code,
      redirect_uri: request.redirectUri,
      code_verifier: request.codeVerifier ?? '',
    });
    const again = await rig.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' });
    const secrets = ['sandbox-secret', request.code, request.codeVerifier];
    for (const { access_token, id_token, refresh_token } of [body, again.body])
      secrets.push(access_token, id_token, refresh_token);
    await assertHidden(...secrets);
    const [page, answer, token] = await lines();
    assert.ok(page && answer && token);
    assert.match(String(page.url), /^https:\/\/login\.microsoftonline\.com\/.*&state=[\w-]{43}/);
    const { location } = answer.responseHeaders as { location: string };
    assert.match(location, /^http:\/\/127\.0\.0\.1:3978\/auth\/callback\?code=\*\*\*&/);
    assert.match(String(token.requestBody), /code=\*\*\*.*code_verifier=\*\*\*/);
    assert.deepEqual((token.responseBody as Record<string, unknown>).access_token, '***');
  });

  it('hold no code that goes by fragment or by a form', async () => {
    for (const mode of ['fragment', 'form_post']) {
      const { page } = await rig.begin();
      const submitted = await page.submit({ person: ALEX, response_mode: mode });
      const code = submitted.back
        ? new URLSearchParams(submitted.back.hash.slice(1)).get('code')
        : (submitted as { page: SignInPage }).page.hidden.code;
      await assertHidden(code ?? undefined);
    }
  });

  it('hold no code that comes along in an address by mistake', async () => {
    await fetch(`${rig.url}/login/common/oauth2/v2.0/authorize?code=by-mistake&%63ode_verifier=verifier-1`, {
      headers: { referer: 'http://127.0.0.1:3978/auth/callback?state=1&code=from-before' },
    });
    await assertHidden('by-mistake', 'verifier-1', 'from-before');
  });

  for (const [kind, type, body] of [
    ['a torn form', 'application/x-www-form-urlencoded', '%&client_secret=torn-secret-1#and&x&code=torn-code-1'],
    ['JSON', 'application/json', '{"client_secret":"torn-secret-1","nested":[{"code":"torn-code-1"}]}'],
    ['torn JSON', 'application/json', '{"client_secret":"torn-secret-1","code" : "torn-code-1'],
    [
      'a form of many parts',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\ntorn-secret-1\r\n--b\r\nContent-Disposition: form-data; name="code"\r\n\r\ntorn-code-1\r\n--b--',
    ],
  ] as const)
    it(`hide secrets in ${kind}, too`, async () => {
      await fetch(`${rig.url}/login/${contoso.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      const text = await assertHidden('torn-secret-1', 'torn-code-1');
      assert.match(text, /client_secret.*\*\*\*.*code.*\*\*\*/);
    });
});
