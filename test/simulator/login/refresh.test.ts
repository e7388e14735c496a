import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { personId } from '../rig.ts';
import { ARM_SCOPE, contextClaims, GRAPH_SCOPE, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';
const DAY_MS = 86_400_000;

describe('A refresh token', () => {
  let rig: SignInRig;
  let now = new Date();

  before(async () => {
    rig = await startSignInRig({}, { signInClock: { now: () => now } });
  });
  after(() => rig.stop());

  /** One of a sign-in with `c1`. */
  async function refreshTokenOfAlex(): Promise<string> {
    const { page, verifier } = await rig.begin({ claims: contextClaims('c1') });
    const back = await page.signIn(ALEX);
    const { body } = await rig.token({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: page.hidden.redirect_uri ?? '',
      code_verifier: verifier,
    });
    return body.refresh_token ?? '';
  }
  const refresh = (token: string, more: Readonly<Record<string, string>> = {}) =>
    rig.token({ grant_type: 'refresh_token', refresh_token: token, ...more });

  it('of a sign-in for Graph gives MSAL a token for Azure, of the same person, proof and client', async () => {
    const refreshToken = await refreshTokenOfAlex();
    const result = await rig.client().acquireTokenByRefreshToken({ refreshToken, scopes: [ARM_SCOPE] });
    const { aud, oid, amr, acrs, xms_cc } = decodeJwt(result?.accessToken ?? '');
    assert.deepEqual(
      { aud, oid, amr, acrs, xms_cc },
      { aud: 'https://management.azure.com', oid: personId('Alex'), amr: ['pwd'], acrs: ['c1'], xms_cc: ['CP1'] },
    );
  });

  it('remembers what the client can handle when the client does not say it again', async () => {
    const { claims, body } = await refresh(await refreshTokenOfAlex());
    assert.deepEqual([claims.xms_cc, claims.aud], [['CP1'], 'https://graph.microsoft.com']);
    assert.equal(body.scope?.includes(GRAPH_SCOPE), true);
  });

  it('comes with an exchange on behalf of somebody too, if it is asked for', async () => {
    const assertion = await rig.assertion(ALEX);
    const exchange = (scope: string) =>
      rig.token({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion,
        scope,
      });
    assert.equal((await exchange(GRAPH_SCOPE)).body.refresh_token, undefined);
    const { body } = await exchange(`${GRAPH_SCOPE} offline_access`);
    const forAzure = await refresh(body.refresh_token ?? '', { scope: ARM_SCOPE });
    assert.deepEqual([forAzure.status, forAzure.claims.oid], [200, personId('Alex')]);
  });

  it('is replaced with every use, and stays good itself', async () => {
    const token = await refreshTokenOfAlex();
    const first = (await refresh(token)).body.refresh_token ?? '';
    assert.notEqual(first, token);
    assert.deepEqual([(await refresh(first)).status, (await refresh(token)).status], [200, 200]);
  });

  it('is good as long as it is used every ninety days', async () => {
    const token = await refreshTokenOfAlex();
    const unused = await refreshTokenOfAlex();
    now = new Date(now.getTime() + 89 * DAY_MS);
    assert.equal((await refresh(token)).status, 200);
    now = new Date(now.getTime() + 89 * DAY_MS);
    assert.equal((await refresh(token)).status, 200);
    const { status, body } = await refresh(unused);
    assert.deepEqual([status, body.error, body.error_codes], [400, 'invalid_grant', [700082]]);
    assert.match(body.error_description ?? '', /^AADSTS700082: The refresh token has expired due to inactivity\. /);
  });

  it('cannot satisfy a context that its sign-in did not', async () => {
    const token = await refreshTokenOfAlex();
    assert.equal((await refresh(token, { claims: contextClaims('c1') })).status, 200);
    const { status, body } = await refresh(token, { claims: contextClaims('c2') });
    assert.deepEqual(
      [status, body.error, body.error_codes, body.suberror],
      [400, 'invalid_grant', [50076], 'basic_action'],
    );
    assert.deepEqual(JSON.parse(body.claims ?? ''), {
      access_token: { acrs: { essential: true, values: ['c2'] } },
    });
  });

  for (const [why, token] of [
    ['forged', '1.forged'],
    ['full of markup', '<script>alert(1)</script>'],
  ] as const)
    it(`that is ${why} is malformed`, async () => {
      const { status, body } = await refresh(token);
      assert.deepEqual([status, body.error, body.error_codes], [400, 'invalid_grant', [9002313]]);
    });

  it('that is missing is asked for', async () => {
    const { body } = await rig.token({ grant_type: 'refresh_token' });
    assert.deepEqual(body.error_codes, [900144]);
  });
});
