import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { type GraphCaller, personId } from '../rig.ts';
import { ARM_SCOPE, GRAPH_SCOPE, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const [ALEX, MEGAN] = ['alexw@contoso.example', 'meganb@contoso.example'] as const;
const POLICIES = '/v1.0/identity/conditionalAccess/policies';
const GRANTS = '/v1.0/oauth2PermissionGrants';
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

describe('An administrator changes how people sign in, through Graph, while the tenant runs', () => {
  let rig: SignInRig;
  let administrator: GraphCaller;

  before(async () => {
    rig = await startSignInRig();
    administrator = await rig.application([
      'Policy.ReadWrite.ConditionalAccess',
      'DelegatedPermissionGrant.ReadWrite.All',
      'User.RevokeSessions.All',
      'Application.Read.All',
    ]);
  });
  after(() => rig.stop());
  beforeEach(async () => void (await rig.control('reset', {})));

  const exchange = async (scope: string, person: string = ALEX, more = {}) =>
    rig.token({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: await rig.assertion(person),
      scope,
      ...more,
    });
  const codesOf = async (scope: string, person?: string) => (await exchange(scope, person)).body.error_codes;

  const policy = (grantControls: object, applications: object = { includeApplications: [ARM] }) => ({
    displayName: 'Azure',
    state: 'enabled',
    conditions: { clientAppTypes: ['all'], applications, users: { includeUsers: ['All'] } },
    grantControls: { operator: 'OR', ...grantControls },
  });

  it('a policy asks for a second factor as soon as it is there, and until it is switched off', async () => {
    assert.equal(await codesOf(ARM_SCOPE), undefined);
    const { status, body } = await administrator.post(POLICIES, policy({ builtInControls: ['mfa'] }));
    assert.deepEqual([status, body.state, body.grantControls.builtInControls], [201, 'enabled', ['mfa']]);
    const refused = await exchange(ARM_SCOPE);
    assert.deepEqual([refused.body.error_codes, refused.body.claims?.includes(body.id)], [[50076], true]);
    assert.equal(await codesOf(GRAPH_SCOPE), undefined);
    assert.equal((await administrator.patch(`${POLICIES}/${body.id}`, { state: 'disabled' })).status, 204);
    assert.equal(await codesOf(ARM_SCOPE), undefined);
    assert.equal((await administrator.get(`${POLICIES}/${body.id}`)).body.state, 'disabled');
    assert.equal((await administrator.delete(`${POLICIES}/${body.id}`)).status, 204);
    assert.equal((await administrator.get(`${POLICIES}/${body.id}`)).status, 404);
  });

  it('a policy blocks the people and groups it names, and a reset takes it away', async () => {
    const users = { includeUsers: [personId('Alex')], excludeUsers: [], includeGroups: [], excludeGroups: [] };
    const { conditions, ...rest } = policy({ builtInControls: ['block'] }, { includeApplications: ['All'] });
    const { status } = await administrator.post(POLICIES, { ...rest, conditions: { ...conditions, users } });
    assert.equal(status, 201);
    assert.deepEqual([await codesOf(GRAPH_SCOPE), await codesOf(GRAPH_SCOPE, MEGAN)], [[53003], undefined]);
    await rig.control('reset', {});
    assert.equal(await codesOf(GRAPH_SCOPE), undefined);
    assert.deepEqual((await administrator.get(POLICIES)).body.value, []);
  });

  it('a policy is read back as it was written, whatever it demands', async () => {
    for (const [controls, applications] of [
      [{ builtInControls: ['mfa'] }, { includeApplications: ['All'] }],
      [{ termsOfUse: ['terms'] }, { includeApplications: [ARM] }],
      [{ builtInControls: ['block'] }, { includeAuthenticationContextClassReferences: ['c1', 'c2'] }],
    ] as const) {
      const { body: made } = await administrator.post(POLICIES, policy(controls, applications));
      const { body: read } = await administrator.get(`${POLICIES}/${made.id}`);
      for (const [name, value] of Object.entries({ ...controls, ...applications }))
        assert.deepEqual({ ...read.grantControls, ...read.conditions.applications }[name], value);
    }
    assert.equal((await administrator.get(POLICIES)).body.value.length, 3);
  });

  for (const [why, body, status] of [
    ['nothing', {}, 400],
    ['no JSON', '{', 400],
    ['no control', policy({}), 400],
    ['nothing to protect', policy({ builtInControls: ['mfa'] }, {}), 400],
    ['a control that is not imitated', policy({ builtInControls: ['compliantDevice'] }), 501],
    [
      'a condition that is not imitated',
      {
        ...policy({ builtInControls: ['mfa'] }),
        conditions: { ...policy({}).conditions, signInRiskLevels: ['high'] },
      },
      501,
    ],
    ['two controls', policy({ builtInControls: ['mfa'], termsOfUse: ['x'] }), 501],
    [
      'an application that is not here',
      policy({ builtInControls: ['mfa'] }, { includeApplications: ['Office365'] }),
      501,
    ],
  ] as const)
    it(`a policy with ${why} is refused with ${status}, and changes nothing`, async () => {
      assert.equal((await administrator.post(POLICIES, body)).status, status);
      assert.deepEqual((await administrator.get(POLICIES)).body.value, []);
    });

  it('consent is taken away from everybody, and given to one', async () => {
    const { body } = await administrator.get(`${GRANTS}?$filter=clientId eq '${contoso.bot.objectId}'`);
    const { body: found } = await administrator.get(`/v1.0/servicePrincipals?$filter=appId eq '${ARM}'`);
    const resourceId = found.value[0].id;
    const grant = body.value.find((one: { resourceId: string }) => one.resourceId === resourceId);
    assert.deepEqual([grant.consentType, grant.scope], ['AllPrincipals', 'user_impersonation']);
    assert.equal((await administrator.delete(`${GRANTS}/${grant.id}`)).status, 204);
    assert.deepEqual([await codesOf(ARM_SCOPE), await codesOf(ARM_SCOPE, MEGAN)], [[65001], [65001]]);
    const { status } = await administrator.post(GRANTS, {
      clientId: contoso.bot.objectId,
      consentType: 'Principal',
      principalId: personId('Alex'),
      resourceId,
      scope: 'user_impersonation',
    });
    assert.equal(status, 201);
    assert.deepEqual([await codesOf(ARM_SCOPE), await codesOf(ARM_SCOPE, MEGAN)], [undefined, [65001]]);
  });

  it('consent is made smaller', async () => {
    const { body } = await administrator.get(GRANTS);
    const grant = body.value.find(({ scope }: { scope: string }) => scope.includes('User.Read'));
    assert.equal((await administrator.patch(`${GRANTS}/${grant.id}`, { scope: 'User.Read' })).status, 204);
    assert.deepEqual(await codesOf(GRAPH_SCOPE), [65001]);
    assert.equal((await exchange('https://graph.microsoft.com/.default')).body.error_codes?.[0], 65001);
    assert.equal((await exchange('https://graph.microsoft.com/User.Read')).claims.scp, 'User.Read');
  });

  for (const [why, body, status] of [
    ['nothing', {}, 400],
    ['a client that is not here', { clientId: personId('Alex'), resourceId: personId('Alex') }, 404],
    ['one person and nobody named', { consentType: 'Principal' }, 400],
  ] as const)
    it(`consent with ${why} is refused`, async () => {
      const good = {
        clientId: contoso.bot.objectId,
        consentType: 'AllPrincipals',
        resourceId: 'x',
        scope: 'User.Read',
      };
      const sent = why === 'nothing' ? body : { ...good, ...body };
      assert.equal((await administrator.post(GRANTS, sent)).status, status);
    });

  it('whoever is signed out everywhere must sign in again; others need not', async () => {
    const refreshTokenOf = async (person: string) =>
      (await exchange(`${GRAPH_SCOPE} offline_access`, person)).body.refresh_token ?? '';
    const refresh = (token: string) => rig.token({ grant_type: 'refresh_token', refresh_token: token });
    const [alex, megan] = [await refreshTokenOf(ALEX), await refreshTokenOf(MEGAN)];
    const { status, body } = await administrator.post(`/v1.0/users/${ALEX}/revokeSignInSessions`);
    assert.deepEqual([status, body.value], [200, true]);
    const refused = await refresh(alex);
    assert.deepEqual([refused.body.error, refused.body.error_codes], ['invalid_grant', [50173]]);
    assert.match(
      refused.body.error_description ?? '',
      /^AADSTS50173: The provided grant has expired due to it being revoked/,
    );
    assert.deepEqual([(await refresh(megan)).status, (await refresh(await refreshTokenOf(ALEX))).status], [200, 200]);
    const herself = await rig.as('Megan', { scopes: ['User.RevokeSessions.All'] });
    assert.equal((await herself.post('/v1.0/me/revokeSignInSessions')).status, 200);
    assert.deepEqual((await refresh(megan)).body.error_codes, [50173]);
    assert.equal((await herself.post(`/v1.0/users/${ALEX}/revokeSignInSessions`)).status, 403);
    assert.equal((await administrator.post('/v1.0/users/ghost/revokeSignInSessions')).status, 404);
  });

  it('nobody else may: without the permission, or as a person without the role', async () => {
    const scopes = ['Policy.ReadWrite.ConditionalAccess', 'DelegatedPermissionGrant.ReadWrite.All'];
    const alex = await rig.as('Alex', { scopes });
    const adele = await rig.as('Adele', { scopes });
    const stranger = await rig.application(['User.Read.All']);
    const good = policy({ builtInControls: ['mfa'] });
    assert.deepEqual((await stranger.post(POLICIES, good)).body.error.code, 'AccessDenied');
    assert.deepEqual((await alex.post(POLICIES, good)).body.error.code, 'Authorization_RequestDenied');
    assert.deepEqual([(await alex.get(GRANTS)).status, (await stranger.get(GRANTS)).status], [403, 403]);
    // She administers privileged roles, so she may consent, and not write Conditional Access.
    assert.deepEqual([(await adele.get(GRANTS)).status, (await adele.post(POLICIES, good)).status], [200, 403]);
  });
});
