import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  DATA,
  DEV,
  forDuration,
  GROUP,
  newGuid,
  PROD,
  STORAGE,
  startArmRig,
  VAULT,
  WEB,
} from './arm-rig.ts';

const ROOT_GROUP = `/providers/Microsoft.Management/managementGroups/${contoso.tenantId}`;

describe('Scopes of Azure', () => {
  let rig: ArmRig;
  let alex: ArmCaller;
  let adele: ArmCaller;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    [alex, adele] = [await rig.as('Alex'), await rig.as('Adele')];
  });

  const ids = async (caller: ArmCaller, path: string) => {
    const { status, body } = await caller.get(path);
    assert.equal(status, 200, JSON.stringify(body));
    return body.value.map(({ id }: { id: string }) => id);
  };
  const activateReader = () =>
    alex.put(
      at(GROUP, `roleAssignmentScheduleRequests/${newGuid()}`),
      ask('SelfActivate', alex.id, GROUP, 'Reader', forDuration('PT1H')),
    );

  describe('on which one is eligible', () => {
    const eligible = (scope: string, options: Record<string, string> = {}) =>
      ids(alex, at(scope, 'eligibleChildResources', options));

    it('are the ones right below, without any role that would show them', async () => {
      assert.deepEqual(await eligible(ROOT_GROUP), [GROUP]);
      assert.deepEqual(await eligible(GROUP), [PROD, DEV]);
      assert.deepEqual(await eligible(PROD), [WEB, DATA]);
      assert.deepEqual(await eligible(''), []);
      const { body } = await alex.get(at(PROD, 'eligibleChildResources'));
      assert.deepEqual(body.value[0], { name: 'rg-web-prod', id: WEB, type: 'resourcegroup' });
    });

    it('are filtered by type, and all levels come when they are asked for', async () => {
      assert.deepEqual(await eligible(GROUP, { $filter: "resourceType eq 'ResourceGroup'" }), []);
      const both = { $filter: "resourceType eq 'Subscription' or resourceType eq 'ResourceGroup'" };
      assert.deepEqual(await eligible(GROUP, both), [PROD, DEV]);
      assert.equal((await eligible(GROUP, { ...both, $getAllChildren: 'true' })).length, 5);
      const { body } = await alex.get(at(GROUP, 'eligibleChildResources', { $filter: "resourceType eq 'Planet'" }));
      assert.equal(body.error.code, 'InvalidFilter');
    });

    it('are none for who is not eligible', async () => {
      const isaiah = await rig.as('Isaiah');
      assert.deepEqual(await ids(isaiah, at(GROUP, 'eligibleChildResources')), []);
    });
  });

  describe('subscriptions', () => {
    const path = '/subscriptions?api-version=2022-12-01';

    it('are seen with an active role only, not with an eligibility', async () => {
      assert.deepEqual(await ids(alex, path), []);
      await activateReader();
      assert.deepEqual(await ids(alex, path), [PROD, DEV]);
    });

    it('are seen from below, too', async () => {
      await adele.put(
        at(VAULT, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('AdminAssign', alex.id, VAULT, 'Key Vault Secrets User', forDuration('P1D')),
      );
      assert.deepEqual(await ids(alex, path), [PROD]);
      assert.deepEqual(await ids(alex, `${PROD}/resourcegroups?api-version=2021-04-01`), [DATA]);
      assert.deepEqual(await ids(alex, `${DATA}/resources?api-version=2021-04-01`), [VAULT]);
    });

    it('have names, and one that is not seen is refused', async () => {
      const { body } = await adele.get(`${PROD}?api-version=2022-12-01`);
      assert.deepEqual(
        [body.id, body.displayName, body.state, body.tenantId],
        [PROD, 'Contoso Prod', 'Enabled', contoso.tenantId],
      );
      const refused = await alex.get(`${PROD}?api-version=2022-12-01`);
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'AuthorizationFailed']);
      const unknown = await adele.get(`/subscriptions/${newGuid()}?api-version=2022-12-01`);
      assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'SubscriptionNotFound']);
      const { status, body: foreign } = await adele.get('/subscriptions?api-version=2020-10-01-preview');
      assert.deepEqual([status, foreign.error.code], [400, 'InvalidApiVersionParameter']);
    });

    it('belong to a tenant that has a name', async () => {
      const { body } = await alex.get('/tenants?api-version=2022-12-01');
      assert.deepEqual([body.value[0].tenantId, body.value[0].displayName], [contoso.tenantId, 'Contoso']);
    });
  });

  describe('management groups', () => {
    const path = '/providers/Microsoft.Management/managementGroups';
    const version = 'api-version=2020-05-01';

    it('are seen with a role there, and lead to what is below', async () => {
      assert.deepEqual(await ids(alex, `${path}?${version}`), []);
      assert.deepEqual(await ids(adele, `${path}?${version}`), [ROOT_GROUP, GROUP]);
      assert.deepEqual(await ids(adele, `${GROUP}/descendants?${version}`), [PROD, DEV]);
      const { body } = await adele.get(`${GROUP}?${version}`);
      assert.deepEqual(body.properties, {
        tenantId: contoso.tenantId,
        displayName: 'Contoso',
        details: { parent: { id: ROOT_GROUP, name: contoso.tenantId, displayName: 'Tenant Root Group' } },
      });
      const refused = await alex.get(`${GROUP}/descendants?${version}`);
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'AuthorizationFailed']);
    });

    it('and subscriptions come together as entities, with the chain above them', async () => {
      const { body } = await adele.post(`/providers/Microsoft.Management/getEntities?${version}`);
      const prod = body.value.find(({ id }: { id: string }) => id === PROD);
      assert.deepEqual(prod.properties.parentDisplayNameChain, ['Tenant Root Group', 'Contoso']);
      assert.equal(prod.properties.displayName, 'Contoso Prod');
    });

    it('say 501 to options that are not imitated', async () => {
      assert.equal((await adele.get(`${GROUP}?${version}&$expand=children`)).status, 501);
    });
  });

  describe('resource groups and resources', () => {
    const version = 'api-version=2021-04-01';

    it('are listed, read and searched', async () => {
      assert.deepEqual(await ids(adele, `${PROD}/resourcegroups?${version}`), [WEB, DATA]);
      assert.equal((await adele.get(`${WEB}?${version}`)).body.name, 'rg-web-prod');
      assert.deepEqual(await ids(adele, `${PROD}/resources?${version}`), [STORAGE, VAULT]);
      assert.deepEqual(await ids(adele, `${WEB}/resources?${version}`), []);
      const search = (filter: string) =>
        ids(adele, `${PROD}/resources?${version}&$filter=${encodeURIComponent(filter)}`);
      assert.deepEqual(await search("resourceType eq 'Microsoft.KeyVault/vaults'"), [VAULT]);
      assert.deepEqual(await search("substringof('CONTOSO', name) and name eq 'stcontosodata'"), [STORAGE]);
      const { status, body } = await adele.get(`${PROD}/resources?${version}&$filter=colour eq 'red'`);
      assert.deepEqual([status, body.error.code], [400, 'InvalidFilterInQueryString']);
    });

    it('are refused to who sees nothing there', async () => {
      for (const path of [`${PROD}/resourcegroups`, `${PROD}/resources`, WEB]) {
        const { status, body } = await alex.get(`${path}?${version}`);
        assert.deepEqual([status, body.error.code], [403, 'AuthorizationFailed']);
      }
      const gone = await adele.get(`${PROD}/resourcegroups/rg-x?${version}`);
      assert.deepEqual([gone.status, gone.body.error.code], [404, 'ResourceGroupNotFound']);
    });
  });
});
