import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import type { TenantFile } from '../../../src/simulator/tenant/schema.ts';
import { personId } from '../rig.ts';
import { openPage } from './sign-in-page.ts';
import { ARM_SCOPE, CALLBACK, GRAPH_SCOPE, type SignInRig, startSignInRig } from './sign-in-rig.ts';

const [ALEX, ADELE] = ['alexw@contoso.example', 'adelev@contoso.example'] as const;

describe('Consent', () => {
  let rig: SignInRig | undefined;
  afterEach(async () => {
    await rig?.stop();
    rig = undefined;
  });
  async function contosoWith(bot: Partial<TenantFile['bot']>): Promise<SignInRig> {
    rig = await startSignInRig({ bot: { ...contoso.bot, ...bot } });
    return rig;
  }
  const exchange = async (tenant: SignInRig, scope: string, person: string = ALEX) =>
    tenant.token({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: await tenant.assertion(person),
      scope,
    });

  it('of everything is what the tenant starts with', async () => {
    const tenant = await contosoWith({});
    const { claims } = await exchange(tenant, 'https://graph.microsoft.com/.default');
    assert.deepEqual(String(claims.scp).split(' ').sort(), contoso.bot.delegatedPermissions.graph.toSorted());
    assert.equal((await exchange(tenant, 'https://graph.microsoft.com/User.Read')).claims.scp, 'User.Read');
  });

  it('that nobody gave is missing at every exchange, in Entra’s words', async () => {
    const tenant = await contosoWith({ consented: false });
    for (const scope of [GRAPH_SCOPE, ARM_SCOPE, 'https://graph.microsoft.com/.default']) {
      const { status, body } = await exchange(tenant, scope);
      assert.deepEqual(
        [status, body.error, body.error_codes, body.suberror],
        [400, 'invalid_grant', [65001], 'consent_required'],
        scope,
      );
      assert.match(
        body.error_description ?? '',
        /^AADSTS65001: The user or administrator has not consented to use the application with ID 'cbf27734-ac10-4525-8b66-402800e03d2c' named 'PIM Bot'\. Send an interactive authorization request for this user and resource\./,
      );
    }
  });

  it('of some permissions gives those: all that are asked for by name, or as many as there are', async () => {
    const tenant = await contosoWith({ consented: { graph: ['RoleManagement.Read.Directory'], arm: [] } });
    const named = await exchange(tenant, 'https://graph.microsoft.com/RoleManagement.Read.Directory');
    assert.equal(named.claims.scp, 'RoleManagement.Read.Directory');
    const whatever = await exchange(tenant, 'https://graph.microsoft.com/.default');
    assert.equal(whatever.claims.scp, 'RoleManagement.Read.Directory');
    const more = `https://graph.microsoft.com/RoleManagement.Read.Directory ${GRAPH_SCOPE}`;
    assert.deepEqual((await exchange(tenant, more)).body.error_codes, [65001]);
    assert.deepEqual((await exchange(tenant, ARM_SCOPE)).body.error_codes, [65001]);
  });

  it('is given by an administrator on the page, for everybody', async () => {
    const tenant = await contosoWith({ consented: false });
    const { page } = await tenant.begin({ loginHint: ADELE });
    assert.match(page.text.replace(/<\/?strong>/g, ''), /Contoso asks for: consent to permissions/);
    assert.match(page.text, new RegExp(`<li>${GRAPH_SCOPE}</li>`));
    assert.equal((await page.submit()).back, undefined, 'without the tick the page comes again');
    assert.ok((await page.submit({ consent: 'yes' })).back?.searchParams.get('code'));
    assert.equal((await exchange(tenant, GRAPH_SCOPE)).status, 200);
    assert.deepEqual((await exchange(tenant, ARM_SCOPE)).body.error_codes, [65001]);
  });

  it('cannot be given by anybody else', async () => {
    const tenant = await contosoWith({ consented: false });
    const { page } = await tenant.begin({ loginHint: ALEX });
    const { back } = await page.submit({ consent: 'yes' });
    assert.equal(back?.searchParams.get('error'), 'access_denied');
    assert.match(
      back?.searchParams.get('error_description') ?? '',
      /^AADSTS90094: The grant requires admin permission\./,
    );
    assert.equal((await exchange(tenant, GRAPH_SCOPE)).status, 400);
  });

  it('is asked for again where the client wants it', async () => {
    const tenant = await contosoWith({});
    const { url } = await tenant.begin({ loginHint: ALEX });
    const response = await fetch(`${url}&prompt=consent`, {
      method: 'POST',
      body: new URLSearchParams({ person: ALEX, answer: 'sign-in', consent: 'yes' }),
      redirect: 'manual',
    });
    assert.match(response.headers.get('location') ?? '', /[?&]code=/);
  });

  describe('asked of an administrator by the link for it', () => {
    const link = (tenant: SignInRig, changes: Readonly<Record<string, string>> = {}) =>
      `${tenant.url}/login/${contoso.tenantId}/v2.0/adminconsent?${new URLSearchParams({
        client_id: contoso.bot.appId,
        scope: `${GRAPH_SCOPE} ${ARM_SCOPE}`,
        redirect_uri: CALLBACK,
        state: 'state-1',
        ...changes,
      })}`;

    it('is given for everybody and said to the client', async () => {
      const tenant = await contosoWith({ consented: false });
      const page = await openPage(link(tenant));
      assert.match(page.text, new RegExp(`<li>${ARM_SCOPE}</li>`));
      const { back } = await page.submit({ person: ADELE, consent: 'yes' });
      assert.deepEqual(Object.fromEntries(back?.searchParams ?? []), {
        admin_consent: 'True',
        tenant: contoso.tenantId,
        scope: `${GRAPH_SCOPE} ${ARM_SCOPE}`,
        state: 'state-1',
      });
      for (const scope of [GRAPH_SCOPE, ARM_SCOPE]) assert.equal((await exchange(tenant, scope)).status, 200);
    });

    it('is not given by anybody else, nor without the tick, nor by who refuses', async () => {
      const tenant = await contosoWith({ consented: false });
      const page = await openPage(link(tenant));
      const byAlex = await page.submit({ person: ALEX, consent: 'yes' });
      assert.match(byAlex.back?.searchParams.get('error_description') ?? '', /^AADSTS90094: /);
      assert.equal((await page.submit({ person: ADELE })).back, undefined);
      assert.equal((await page.refuse()).searchParams.get('error'), 'permission_denied');
      assert.equal((await exchange(tenant, GRAPH_SCOPE)).status, 400);
    });

    it('leads nowhere for an unknown client or address', async () => {
      const tenant = await contosoWith({});
      for (const changes of [{ client_id: crypto.randomUUID() }, { redirect_uri: 'https://evil.example' }])
        assert.equal((await openPage(link(tenant, changes))).status, 400);
    });
  });

  it('does not let in who is not assigned to the bot', async () => {
    const tenant = await contosoWith({ assignedTo: ['PIM Approvers', ADELE] });
    assert.equal((await exchange(tenant, GRAPH_SCOPE, ADELE)).status, 200);
    assert.equal((await exchange(tenant, GRAPH_SCOPE, 'meganb@contoso.example')).status, 200);
    const { status, body } = await exchange(tenant, GRAPH_SCOPE);
    assert.deepEqual([status, body.error, body.error_codes, body.suberror], [400, 'invalid_grant', [50105], undefined]);
    assert.match(body.error_description ?? '', /The signed in user 'alexw@contoso\.example' is blocked because/);
    const back = await (await tenant.begin()).page.signIn(personId('Alex'));
    assert.match(back.searchParams.get('error_description') ?? '', /^AADSTS50105: /);
  });
});
