import assert from 'node:assert/strict';
import { InteractionRequiredAuthError } from '@azure/msal-node';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { personId } from '../rig.ts';
import {
  ARM_SCOPE,
  contextClaims,
  GRAPH_SCOPE,
  type SignInRig,
  startSignInRig,
  type TokenReply,
} from './sign-in-rig.ts';

const [ALEX, MEGAN, ADELE] = ['alexw@contoso.example', 'meganb@contoso.example', 'adelev@contoso.example'] as const;
const POLICY = 'c0ffee00-0000-4000-8000-000000000001';

type Policy = NonNullable<TenantFile['conditionalAccess']>;
type People = TenantFile['people'];

/** Asks in all three ways that show no page. */
const WAYS = {
  'on behalf of Alex': (rig: SignInRig, scope: string, more = {}) => onBehalfOf(rig, ALEX, scope, more),
  'by a refresh token of Alex': async (rig: SignInRig, scope: string, more = {}) => {
    const { body } = await onBehalfOf(rig, ALEX, `${otherThan(scope)} offline_access`);
    return rig.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '', scope, ...more });
  },
  'by a code of Alex': async (rig: SignInRig, scope: string, more = {}) => {
    const request = await rig.signIn(ALEX, { scopes: [otherThan(scope)] });
    return rig.token({
      grant_type: 'authorization_code',
      code: request.code,
      redirect_uri: request.redirectUri,
      code_verifier: request.codeVerifier ?? '',
      scope,
      ...more,
    });
  },
};

const otherThan = (scope: string) => (scope === ARM_SCOPE ? GRAPH_SCOPE : ARM_SCOPE);

async function onBehalfOf(rig: SignInRig, person: string, scope: string, more = {}): Promise<TokenReply> {
  return rig.token({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    assertion: await rig.assertion(person),
    scope,
    ...more,
  });
}

describe('Conditional Access', () => {
  let rig: SignInRig | undefined;
  afterEach(async () => {
    await rig?.stop();
    rig = undefined;
  });
  async function contosoWith(conditionalAccess: Policy, people = contoso.people as People): Promise<SignInRig> {
    rig = await startSignInRig({ conditionalAccess, people });
    return rig;
  }
  const mfaForAzure: Policy = [{ id: POLICY, displayName: 'MFA for Azure', resources: ['arm'], requires: 'mfa' }];
  const challenge = JSON.stringify({ access_token: { capolids: { essential: true, values: [POLICY] } } });

  for (const [way, ask] of Object.entries(WAYS)) {
    it(`asks for a second factor, ${way}, at the resource it is for, and says which policy`, async () => {
      const tenant = await contosoWith(mfaForAzure);
      const { status, body } = await ask(tenant, ARM_SCOPE);
      assert.deepEqual([status, body.error, body.error_codes], [400, 'invalid_grant', [50076]]);
      assert.deepEqual([body.suberror, body.claims], ['basic_action', challenge]);
      assert.match(
        body.error_description ?? '',
        /^AADSTS50076: Due to a configuration change .*, you must use multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'\./,
      );
      assert.equal((await onBehalfOf(tenant, ALEX, GRAPH_SCOPE)).status, 200);
    });

    it(`blocks, ${way}, and says that no sign-in helps`, async () => {
      const { status, body } = await ask(
        await contosoWith([{ id: POLICY, displayName: 'No Azure', resources: ['arm'], requires: 'block' }]),
        ARM_SCOPE,
      );
      assert.deepEqual([status, body.error, body.error_codes], [400, 'invalid_grant', [53003]]);
      assert.deepEqual([body.suberror, body.claims], ['message_only', challenge]);
    });

    it(`asks for terms of use, ${way}`, async () => {
      const { status, body } = await ask(
        await contosoWith([{ displayName: 'Terms', resources: ['arm'], requires: 'externalChallenge' }]),
        ARM_SCOPE,
      );
      assert.deepEqual([status, body.error_codes, body.suberror], [400, [50158], 'basic_action']);
    });

    it(`asks for a context of a whole resource, ${way}`, async () => {
      const { body } = await ask(
        await contosoWith([{ displayName: 'Azure with c3', resources: ['arm'], requires: 'c3' }]),
        ARM_SCOPE,
      );
      assert.deepEqual(JSON.parse(body.claims ?? ''), { access_token: { acrs: { essential: true, values: ['c3'] } } });
    });
  }

  it('asks who has no second factor yet to register one, until they did', async () => {
    const people = contoso.people.map((person) =>
      person.id === personId('Alex') ? { ...person, mfaRegistered: false } : person,
    ) as People;
    const tenant = await contosoWith(mfaForAzure, people);
    const { body } = await onBehalfOf(tenant, ALEX, ARM_SCOPE);
    assert.deepEqual([body.error_codes, body.suberror], [[50079], 'basic_action']);
    assert.match(body.error_description ?? '', /you must enroll in multi-factor authentication/);
    const { page } = await tenant.begin({ scopes: [ARM_SCOPE], loginHint: ALEX });
    assert.match(page.text, /not registered yet/);
    await page.signIn(ALEX);
    assert.deepEqual((await onBehalfOf(tenant, ALEX, ARM_SCOPE)).body.error_codes, [50076]);
  });

  it('lets through who proved it: the assertion, or a sign-in with the claims of the refusal', async () => {
    const tenant = await contosoWith(mfaForAzure);
    assert.equal((await onBehalfOf(tenant, MEGAN, ARM_SCOPE)).status, 200);
    const exchange = tenant.client().acquireTokenOnBehalfOf({
      oboAssertion: await tenant.assertion(ALEX),
      scopes: [ARM_SCOPE],
    });
    const refusal = await exchange.then(
      () => assert.fail('it was not refused'),
      (error: unknown) => error,
    );
    assert.ok(refusal instanceof InteractionRequiredAuthError);
    assert.deepEqual([refusal.claims, refusal.subError], [challenge, 'basic_action']);
    // The policy is one of Azure; its id in the claims makes it count at a sign-in for Graph as well.
    const wish = { claims: refusal.claims, scopes: [GRAPH_SCOPE] };
    const { page } = await tenant.begin({ ...wish, loginHint: ALEX });
    assert.match(page.text.replace(/<\/?strong>/g, ''), /Contoso asks for: a second factor \(MFA for Azure\)/);
    assert.deepEqual(page.ticked, ['mfa']);
    const result = await tenant.client().acquireTokenByCode(await tenant.signIn(ALEX, wish));
    assert.ok(result?.accessToken);
  });

  it('has what the page proved in the code, for every kind of demand', async () => {
    const tenant = await contosoWith([
      ...mfaForAzure,
      { displayName: 'Terms', resources: ['arm'], requires: 'externalChallenge' },
      { displayName: 'Azure with c3', resources: ['arm'], requires: 'c3' },
    ]);
    const { page } = await tenant.begin({ scopes: [ARM_SCOPE], loginHint: ALEX });
    assert.deepEqual(page.ticked.toSorted(), ['context=c3', 'external', 'mfa']);
    for (const left of ['mfa', 'external', 'context'])
      assert.equal((await page.submit({ [left]: null })).back, undefined, left);
    const result = await tenant.client().acquireTokenByCode(await tenant.signIn(ALEX, { scopes: [ARM_SCOPE] }));
    assert.ok(result?.accessToken);
  });

  it('of a context comes into force when somebody asks for the context', async () => {
    const tenant = await contosoWith([{ displayName: 'c1 needs MFA', contexts: ['c1'], requires: 'mfa' }]);
    assert.equal((await onBehalfOf(tenant, ALEX, GRAPH_SCOPE)).status, 200);
    const { page } = await tenant.begin({ claims: contextClaims('c1'), loginHint: ALEX });
    assert.deepEqual(page.ticked.toSorted(), ['context=c1', 'mfa']);
    assert.equal((await page.submit({ mfa: null })).back, undefined);
  });

  it('of a context can forbid the context', async () => {
    const tenant = await contosoWith([{ displayName: 'Nobody has c1', contexts: ['c1'], requires: 'block' }]);
    const { page } = await tenant.begin({ claims: contextClaims('c1') });
    const back = await page.signIn(ALEX);
    assert.deepEqual(
      [back.searchParams.get('error'), back.searchParams.get('suberror')],
      ['access_denied', 'message_only'],
    );
    assert.match(back.searchParams.get('error_description') ?? '', /^AADSTS53003: /);
  });

  it('is for the people and groups that it names, apart from exceptions', async () => {
    const tenant = await contosoWith([
      {
        displayName: 'Approvers',
        people: ['PIM Approvers', ALEX],
        except: ['diegos@contoso.example'],
        requires: 'block',
      },
      { displayName: 'Switched off', people: [ADELE], enabled: false, requires: 'block' },
    ]);
    for (const [person, status] of [
      [ALEX, 400],
      [MEGAN, 400],
      ['diegos@contoso.example', 200],
      [ADELE, 200],
    ] as const)
      assert.equal((await onBehalfOf(tenant, person, GRAPH_SCOPE)).status, status, person);
  });
});
