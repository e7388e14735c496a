import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { forDuration, R, roleAsk } from '../asks.ts';
import { personId } from '../rig.ts';
import { ARM_SCOPE, contextClaims, GRAPH_SCOPE, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const ALEX = 'alexw@contoso.example';

describe('Signing in with an authorization code', () => {
  let rig: SignInRig;

  before(async () => {
    rig = await startSignInRig();
  });
  after(() => rig.stop());

  it('gives MSAL a token of the person for the resource, with what was asked for in it', async () => {
    const request = await rig.signIn(ALEX, { claims: contextClaims('c1') });
    const result = await rig.client().acquireTokenByCode(request);
    const { aud, scp, oid, tid, amr, acrs, xms_cc, appid } = decodeJwt(result?.accessToken ?? '');
    assert.deepEqual(
      { aud, oid, tid, amr, acrs, xms_cc, appid, scp },
      {
        aud: 'https://graph.microsoft.com',
        oid: personId('Alex'),
        tid: contoso.tenantId,
        amr: ['pwd'],
        acrs: ['c1'],
        xms_cc: ['CP1'],
        appid: contoso.bot.appId,
        scp: 'RoleAssignmentSchedule.ReadWrite.Directory',
      },
    );
    const id = result?.idTokenClaims as Record<string, unknown>;
    assert.deepEqual(
      [id.oid, id.tid, id.nonce, id.aud],
      [personId('Alex'), contoso.tenantId, request.nonce, contoso.bot.appId],
    );
    assert.deepEqual(
      [result?.account?.localAccountId, result?.account?.tenantId],
      [personId('Alex'), contoso.tenantId],
    );
  });

  it('lets PIM take the request that it refused before, and for the same context no other token does', async () => {
    const activate = async (token: string) => {
      const response = await fetch(`${rig.url}/graph${R}/roleAssignmentScheduleRequests`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(
          roleAsk('selfActivate', personId('Alex'), 'Global Administrator', {
            ...forDuration('PT1H'),
            ticketInfo: { ticketNumber: '1', ticketSystem: 'ServiceNow' },
          }),
        ),
      });
      return {
        status: response.status,
        body: (await response.json()) as { error?: { code: string }; status?: string },
      };
    };
    const plain = await rig.client().acquireTokenByCode(await rig.signIn(ALEX));
    const refused = await activate(plain?.accessToken ?? '');
    assert.deepEqual([refused.status, refused.body.error?.code], [400, 'RoleAssignmentRequestAcrsValidationFailed']);
    const request = await rig.signIn(ALEX, { claims: contextClaims('c1') });
    const stronger = await rig.client().acquireTokenByCode(request);
    const taken = await activate(stronger?.accessToken ?? '');
    assert.deepEqual([taken.status, taken.body.status], [201, 'PendingApprovalProvisioning']);
  });

  it('takes a second factor for one, and tells of it', async () => {
    const { page, verifier } = await rig.begin({ loginHint: ALEX });
    const { back } = await page.submit({ mfa: 'yes' });
    const reply = await rig.token({
      grant_type: 'authorization_code',
      code: back?.searchParams.get('code') ?? '',
      redirect_uri: page.hidden.redirect_uri ?? '',
      code_verifier: verifier,
    });
    assert.deepEqual(reply.claims.amr, ['pwd', 'mfa']);
  });

  it('returns to every port of this machine', async () => {
    const request = await rig.signIn(ALEX, { redirectUri: 'http://127.0.0.1:50123/auth/callback' });
    assert.ok((await rig.client().acquireTokenByCode(request))?.accessToken);
  });

  it('for Graph and Azure at once gives a token of either', async () => {
    for (const [scope, audience] of [
      [GRAPH_SCOPE, 'https://graph.microsoft.com'],
      [ARM_SCOPE, 'https://management.azure.com'],
    ] as const) {
      const request = await rig.signIn(ALEX, { scopes: [GRAPH_SCOPE, ARM_SCOPE] });
      const result = await rig.client().acquireTokenByCode({ ...request, scopes: [scope] });
      assert.equal(decodeJwt(result?.accessToken ?? '').aud, audience);
    }
  });

  it('gives a refresh token only with offline_access, and an id token only with openid', async () => {
    const { page, verifier } = await rig.begin();
    const back = await page.submit({ person: personId('Alex'), scope: GRAPH_SCOPE });
    const { body } = await rig.token({
      grant_type: 'authorization_code',
      code: back.back?.searchParams.get('code') ?? '',
      redirect_uri: page.hidden.redirect_uri ?? '',
      code_verifier: verifier,
      scope: GRAPH_SCOPE,
    });
    assert.deepEqual([body.refresh_token, body.id_token, typeof body.access_token], [undefined, undefined, 'string']);
  });
});
