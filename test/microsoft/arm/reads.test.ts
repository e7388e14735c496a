import assert from 'node:assert/strict';
import type { Person, PimProvider, RightsFilter, Whose } from '../../../src/pim/index.ts';
import { azureTarget, DATA, DEV, GROUP, PROD, STORAGE } from '../../simulator/arm/arm-rig.ts';
import { draftOf, from, lasting } from '../graph/drafts.ts';
import { failureOf, type LiveGraph, startLiveGraph } from '../graph/live-graph.ts';
import { createMatrix } from '../graph/matrix.ts';

const READS = {
  eligibilities: ({ rights }: PimProvider, person: Person, whose: Whose) => rights.eligibilities(person, whose),
  'active assignments': ({ rights }: PimProvider, person: Person, whose: Whose) => rights.assignments(person, whose),
  'planned assignments': ({ rights }: PimProvider, person: Person, whose: Whose) =>
    rights.schedules(person, 'assignment', whose),
  'planned eligibilities': ({ rights }: PimProvider, person: Person, whose: Whose) =>
    rights.schedules(person, 'eligibility', whose),
  'requests for assignments': ({ requests }: PimProvider, person: Person, whose: Whose) =>
    requests.list(person, 'assignment', whose),
  'requests for eligibilities': ({ requests }: PimProvider, person: Person, whose: Whose) =>
    requests.list(person, 'eligibility', whose),
} as const;
const WHOSE = ['mine', 'by scope', 'by scope and principal', 'by all three', 'by principal'] as const;
const TARGET = azureTarget('Contributor', DEV);

describe('Rights in Azure, mine and those of others', () => {
  let live: LiveGraph;
  const matrix = createMatrix('what is read', Object.keys(READS), WHOSE);
  before(async () => {
    live = await startLiveGraph();
    const [alex, adele] = [live.person('Alex'), live.person('Adele')];
    const change = draftOf('adminUpdate', 'eligibility', TARGET, alex.objectId, from(lasting('P10D')));
    await live.azure.requests.submit(adele, change, crypto.randomUUID());
    const activation = draftOf('selfActivate', 'assignment', TARGET, alex.objectId);
    await live.azure.requests.submit(alex, activation, crypto.randomUUID());
    await live.traffic();
  });
  afterEach(() => live.traffic());
  after(async () => {
    matrix.print();
    await live.stop();
  });

  for (const [what, read] of Object.entries(READS))
    for (const whose of WHOSE) {
      const filter = (): RightsFilter => ({
        ...(whose === 'by scope' ? {} : { principalId: live.person('Alex').objectId }),
        ...(whose === 'by all three' ? { roleId: TARGET.roleId } : {}),
        ...(whose === 'by principal' ? {} : { scopeId: DEV }),
      });
      if (whose === 'by principal') {
        it(`${whose}: ${what} are at the root, where an administrator of a group may not read`, async () => {
          const error = await failureOf(read(live.azure, live.person('Adele'), filter()));
          assert.deepEqual([error.facts.status, error.facts.pimCode], [403, 'InsufficientPermissions']);
          matrix.mark(what, whose, 'refused by PIM');
        });
        continue;
      }
      it(`${whose}: ${what} come with the names of role, scope and holder`, async () => {
        const rows =
          whose === 'mine'
            ? await read(live.azure, live.person('Alex'), 'mine')
            : await read(live.azure, live.person('Adele'), filter());
        assert.ok(rows.some(({ role, scope }) => role.id === TARGET.roleId && scope.id === DEV));
        for (const { role, scope, principal } of rows) {
          if (whose !== 'mine') assert.ok([DEV, GROUP].includes(scope.id), 'at the scope or above it');
          if (whose !== 'mine' && whose !== 'by scope') assert.equal(principal.id, live.person('Alex').objectId);
          if (whose === 'by all three') assert.equal(role.id, TARGET.roleId);
          assert.ok(role.name !== role.id && scope.name !== scope.id && principal.name !== principal.id);
          assert.notEqual(principal.kind, 'unknown');
        }
        assert.equal((await live.traffic()).length, 1, 'one call is enough');
        matrix.mark(what, whose);
      });
    }

  it('of mine are everywhere in the tenant: at management groups, subscriptions, resources, through groups', async () => {
    const mine = await live.azure.rights.eligibilities(live.person('Alex'), 'mine');
    assert.deepEqual(
      mine.map(({ role, scope, memberType }) => [role.name, scope.kind, scope.name, memberType]).toSorted(),
      [
        ['Contributor', 'subscription', 'Contoso Dev', 'direct'],
        ['Contributor', 'subscription', 'Contoso Prod', 'direct'],
        ['Key Vault Administrator', 'resource', 'kv-contoso-prod', 'direct'],
        ['Owner', 'resource-group', 'rg-web-prod', 'direct'],
        ['Reader', 'management-group', 'Contoso', 'direct'],
        ['Storage Blob Data Contributor', 'resource', 'stcontosodata', 'group'],
      ],
    );
  });

  it('of others stay closed to who has no role there, and mine need none', async () => {
    const isaiah = live.person('Isaiah');
    const filter = { principalId: live.person('Alex').objectId, scopeId: DEV };
    for (const read of Object.values(READS))
      assert.equal((await failureOf(read(live.azure, isaiah, filter))).facts.pimCode, 'InsufficientPermissions');
    assert.deepEqual(await live.azure.rights.eligibilities(isaiah, 'mine'), []);
  });

  it('say what comes from above', async () => {
    const rows = await live.azure.rights.assignments(live.person('Adele'), { scopeId: STORAGE });
    const owner = rows.find(({ role }) => role.name === 'Owner');
    assert.deepEqual([owner?.scope.id, owner?.memberType], [GROUP, 'inherited']);
  });

  it('are told of roles with what they allow', async () => {
    const { roleDefinitions } = live.azure;
    const adele = live.person('Adele');
    const atProd = await roleDefinitions.list(adele, PROD);
    const restart = atProd.find(({ name }) => name === 'Web App Restart Operator');
    assert.deepEqual([restart?.isBuiltIn, restart?.allows.length], [false, 2]);
    assert.ok(!(await roleDefinitions.list(adele, DEV)).some(({ id }) => id === restart?.id));
    const contributor = await roleDefinitions.read(adele, azureTarget('Contributor', DATA));
    assert.ok(contributor?.allows.includes('*') && contributor.except.includes('Microsoft.Authorization/*/Write'));
    const storage = await roleDefinitions.read(adele, azureTarget('Storage Blob Data Reader', DATA));
    assert.ok(
      storage?.allows.some((action) => action.endsWith('/blobs/read')),
      'actions on data too',
    );
    assert.equal(await roleDefinitions.read(adele, { ...TARGET, roleId: crypto.randomUUID() }), undefined);
  });
});
