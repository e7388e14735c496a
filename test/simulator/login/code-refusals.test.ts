import assert from 'node:assert/strict';
import type { AuthorizationCodeRequest } from '@azure/msal-node';
import { CALLBACK, type SignInRig, startSignInRig, type TokenReply } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('Entra refuses an authorization code', () => {
  let rig: SignInRig;
  /** Moved by hand: codes age in real time. */
  let now = new Date();

  before(async () => {
    rig = await startSignInRig({}, { signInClock: { now: () => now } });
  });
  after(() => rig.stop());

  const redeem = (request: AuthorizationCodeRequest, changes: Readonly<Record<string, string | null>> = {}) => {
    const form = {
      grant_type: 'authorization_code',
      code: request.code,
      redirect_uri: request.redirectUri,
      code_verifier: request.codeVerifier ?? '',
      ...changes,
    };
    return rig.token(
      Object.fromEntries(Object.entries(form).filter((field): field is [string, string] => field[1] !== null)),
    );
  };
  const said = ({ status, body }: TokenReply) => [status, body.error, body.error_codes?.[0]];

  it('that was redeemed already, and the second time only', async () => {
    const request = await rig.signIn(ALEX);
    assert.equal((await redeem(request)).status, 200);
    const again = await redeem(request);
    assert.deepEqual(said(again), [400, 'invalid_grant', 54005]);
    assert.match(again.body.error_description ?? '', /^AADSTS54005: OAuth2 Authorization code was already redeemed, /);
  });

  it('that two redeem at once, to one of them', async () => {
    const request = await rig.signIn(ALEX);
    const replies = await Promise.all([redeem(request), redeem(request), redeem(request)]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 400, 400]);
  });

  it('that is older than ten minutes', async () => {
    const [fresh, old] = [await rig.signIn(ALEX), await rig.signIn(ALEX)];
    now = new Date(now.getTime() + 10 * 60_000 - 1);
    assert.equal((await redeem(fresh)).status, 200);
    now = new Date(now.getTime() + 1);
    assert.deepEqual(said(await redeem(old)), [400, 'invalid_grant', 70008]);
  });

  for (const [why, changes, number] of [
    ['with the verifier of another sign-in', { code_verifier: 'v'.repeat(43) }, 501481],
    ['without the verifier', { code_verifier: null }, 50148],
    ['for another address of this machine', { redirect_uri: 'http://127.0.0.1:1/auth/callback' }, 500112],
    ['for an address of somebody else', { redirect_uri: 'https://evil.example/auth/callback' }, 500112],
    ['without the address', { redirect_uri: null }, 900144],
    ['that it never issued', { code: '1.forged' }, 9002313],
    ['that is missing', { code: null }, 900144],
    ['for a resource that it does not know', { scope: 'https://evil.example/.default' }, 70011],
    ['for a permission that Graph does not have', { scope: 'https://graph.microsoft.com/Every.Thing' }, 650053],
    ['for claims that are none', { claims: '{' }, 90100],
    ['from an unknown client', { client_id: crypto.randomUUID() }, 700016],
    ['from a client with a wrong secret', { client_secret: 'guessed' }, 7000215],
    ['by a grant that does not exist', { grant_type: 'magic' }, 70003],
  ] as const)
    it(`${why}, and leaves it good`, async () => {
      const request = await rig.signIn(ALEX);
      assert.equal((await redeem(request, changes)).body.error_codes?.[0], number);
      assert.equal((await redeem(request)).status, 200);
    });

  it('from a client that shows no credentials at all', async () => {
    const { code, codeVerifier } = await rig.signIn(ALEX);
    const response = await fetch(`${rig.url}/login/common/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'cbf27734-ac10-4525-8b66-402800e03d2c',
        code,
        redirect_uri: CALLBACK,
        code_verifier: codeVerifier ?? '',
      }),
    });
    const { error_codes } = (await response.json()) as { error_codes: number[] };
    assert.deepEqual([response.status, error_codes], [401, [7000218]]);
  });

  it('where the form is torn, is JSON, or says a thing twice', async () => {
    for (const [body, number] of [
      ['', 900144],
      ['%', 900144],
      ['{"grant_type":"authorization_code"}', 900144],
      ['grant_type=authorization_code&grant_type=refresh_token', 9000411],
    ] as const) {
      const response = await fetch(`${rig.url}/login/common/oauth2/v2.0/token`, { method: 'POST', body });
      const { error, error_codes } = (await response.json()) as { error: string; error_codes: number[] };
      assert.deepEqual([response.status, error, error_codes], [400, 'invalid_request', [number]], body);
    }
  });

  it('after a reset, because then it never was', async () => {
    const request = await rig.signIn(ALEX);
    await rig.control('reset', {});
    assert.deepEqual(said(await redeem(request)), [400, 'invalid_grant', 9002313]);
  });
});
