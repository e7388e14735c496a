import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { GRAPH_SCOPE, type SignInRig, startSignInRig } from '../login/sign-in-rig.ts';

const [ALEX, MEGAN] = ['alexw@contoso.example', 'meganb@contoso.example'] as const;
const SCOPES = [GRAPH_SCOPE, 'offline_access'];

/** Alex has no second factor yet, and the tenant asks for one. */
const tenant: Partial<TenantFile> = {
  people: contoso.people.map((person) => ({
    ...person,
    mfaRegistered: person.userPrincipalName !== ALEX,
  })) as TenantFile['people'],
  conditionalAccess: [{ displayName: 'Second factor', requires: 'mfa', people: [ALEX] }],
};

describe('Sign-in over a restart of the simulator with --data', () => {
  let dir = '';
  let rig: SignInRig;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'pim-bot-sign-ins-'));
    rig = await startSignInRig(tenant, { data: dir });
  });
  afterEach(async () => {
    await rig.stop();
    await rm(dir, { recursive: true, force: true });
  });
  const restart = async () => {
    await rig.stop();
    rig = await startSignInRig(tenant, { data: dir });
  };
  const redeem = ({ code, codeVerifier = '', redirectUri }: Awaited<ReturnType<SignInRig['signIn']>>) =>
    rig.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
      scope: SCOPES.join(' '),
    });
  const refresh = (token = '') => rig.token({ grant_type: 'refresh_token', refresh_token: token, scope: GRAPH_SCOPE });

  it('a code that waits is good, once; one that was redeemed is not; a refresh token is, until it is revoked', async () => {
    const [used, waiting] = [await rig.signIn(MEGAN, { scopes: SCOPES }), await rig.signIn(MEGAN, { scopes: SCOPES })];
    const { status, body } = await redeem(used);
    assert.equal(status, 200, JSON.stringify(body));
    await restart();
    assert.deepEqual((await redeem(used)).body.error_codes, [54005]);
    assert.equal((await redeem(waiting)).status, 200);
    assert.equal((await refresh(body.refresh_token)).status, 200);
    await restart();
    assert.deepEqual((await redeem(waiting)).body.error_codes, [54005]);
    const administrator = await rig.application(['User.RevokeSessions.All']);
    assert.equal((await administrator.post(`/v1.0/users/${MEGAN}/revokeSignInSessions`)).status, 200);
    await restart();
    assert.deepEqual((await refresh(body.refresh_token)).body.error_codes, [50173]);
  });

  it('whoever registered a second factor has it, and what the tenant consented to stands', async () => {
    const exchange = async () =>
      rig.token({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        requested_token_use: 'on_behalf_of',
        assertion: await rig.assertion(ALEX),
        scope: GRAPH_SCOPE,
      });
    assert.deepEqual((await exchange()).body.error_codes, [50079]);
    await rig.signIn(ALEX);
    assert.deepEqual((await exchange()).body.error_codes, [50076]);
    await restart();
    assert.deepEqual((await exchange()).body.error_codes, [50076]);
    const administrator = await rig.application([
      'DelegatedPermissionGrant.ReadWrite.All',
      'Policy.ReadWrite.ConditionalAccess',
    ]);
    const { body: policies } = await administrator.get('/v1.0/identity/conditionalAccess/policies');
    await administrator.delete(`/v1.0/identity/conditionalAccess/policies/${policies.value[0].id}`);
    const { body: grants } = await administrator.get('/v1.0/oauth2PermissionGrants');
    for (const { id } of grants.value) await administrator.delete(`/v1.0/oauth2PermissionGrants/${id}`);
    await restart();
    assert.deepEqual((await exchange()).body.error_codes, [65001]);
  });
});
