import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { groupId, personId } from '../rig.ts';
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
  roleAt,
  STORAGE,
  startArmRig,
  VAULT,
  WEB,
} from './arm-rig.ts';

interface Row {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly properties: {
    readonly scope: string;
    readonly principalId: string;
    readonly memberType: string;
    readonly status: string;
    readonly requestorId: string;
    readonly expandedProperties: { readonly roleDefinition: { readonly displayName: string } };
  };
}

describe('Lists of PIM for Azure', () => {
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

  const list = async (caller: ArmCaller, scope: string, type: string, filter?: string): Promise<Row[]> => {
    const { status, body } = await caller.get(at(scope, type, filter === undefined ? {} : { $filter: filter }));
    assert.equal(status, 200, JSON.stringify(body));
    return body.value;
  };
  const said = (rows: readonly Row[]) =>
    rows.map(
      ({ properties: { scope, expandedProperties } }) =>
        `${expandedProperties.roleDefinition.displayName} ${scope.slice(scope.lastIndexOf('/') + 1)}`,
    );
  const ALEXS = [
    `Contributor ${PROD.slice(15)}`,
    'Reader contoso',
    'Owner rg-web-prod',
    'Key Vault Administrator kv-contoso-prod',
    `Contributor ${DEV.slice(15)}`,
    'Storage Blob Data Contributor stcontosodata',
  ];

  describe('by whom they are asked for', () => {
    it('from the root, asTarget() gives everything of one’s own, through groups too', async () => {
      assert.deepEqual(said(await list(alex, '', 'roleEligibilityScheduleInstances', 'asTarget()')), ALEXS);
      assert.deepEqual(said(await list(alex, '', 'roleEligibilitySchedules', 'asTarget()')), ALEXS);
    });

    it('at a scope, asTarget() gives what is defined just there', async () => {
      assert.deepEqual(said(await list(alex, WEB, 'roleEligibilitySchedules', 'asTarget()')), ['Owner rg-web-prod']);
      assert.deepEqual(said(await list(alex, DATA, 'roleEligibilitySchedules', 'asTarget()')), []);
    });

    it('without a role there, everything else is refused as 400, telling of asTarget()', async () => {
      for (const filter of [undefined, 'atScope()', `principalId eq '${alex.id}'`, `assignedTo('${alex.id}')`])
        for (const type of ['roleEligibilitySchedules', 'roleAssignmentScheduleInstances']) {
          const { status, body } = await alex.get(at(PROD, type, filter ? { $filter: filter } : {}));
          assert.deepEqual(
            [status, body.error],
            [
              400,
              {
                code: 'InsufficientPermissions',
                message: `The requestor ${alex.id} does not have permissions for this request. Please use $filter=asTarget() to filter on the requestor's assignments.`,
              },
            ],
          );
        }
      const asRequestor = await alex.get(at(PROD, 'roleAssignmentScheduleRequests', { $filter: 'asRequestor()' }));
      assert.equal(asRequestor.body.error.code, 'InsufficientPermissions');
    });

    it('with a role there, other people’s rows are there too, and asRequestor() works', async () => {
      const rows = await list(adele, PROD, 'roleEligibilitySchedules');
      assert.ok(rows.some(({ properties }) => properties.principalId === groupId('Data Team')));
      const asked = await list(adele, PROD, 'roleEligibilityScheduleRequests', 'asRequestor()');
      assert.deepEqual(asked, []);
      await adele.put(
        at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', personId('Isaiah'), PROD, 'Reader', forDuration('P10D')),
      );
      const [mine] = await list(adele, PROD, 'roleEligibilityScheduleRequests', 'asRequestor()');
      assert.equal(mine?.properties.requestorId, adele.id);
      const of = await list(adele, GROUP, 'roleEligibilityScheduleRequests', `requestorId eq '${adele.id}'`);
      assert.deepEqual(of, [mine]);
    });

    it('an application with Reader may read like a person', async () => {
      const bot = await rig.application();
      assert.equal((await bot.get(at(PROD, 'roleAssignmentSchedules'))).status, 400);
      await adele.put(
        at(GROUP, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('AdminAssign', bot.id, GROUP, 'Reader', forDuration('P30D')),
      );
      assert.equal((await bot.get(at(PROD, 'roleAssignmentSchedules'))).status, 200);
      const [own] = await list(bot, '', 'roleAssignmentSchedules', 'asTarget()');
      assert.equal(own?.properties.principalId, bot.id);
    });

    it('one row by its name is refused likewise, and opened by asTarget() for whose it is', async () => {
      const { body } = await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H', '2026-11-24T12:00:00Z')),
      );
      const path = (options = {}) => at(DEV, `roleAssignmentScheduleRequests/${body.name.toUpperCase()}`, options);
      assert.equal((await alex.get(path())).body.error.code, 'InsufficientPermissions');
      assert.deepEqual((await alex.get(path({ $filter: 'asTarget()' }))).body, body);
      assert.deepEqual((await adele.get(path())).body, body);
      const isaiah = await rig.as('Isaiah');
      assert.equal((await isaiah.get(path({ $filter: 'asTarget()' }))).status, 404);
      const elsewhere = await adele.get(at(PROD, `roleAssignmentScheduleRequests/${body.name}`));
      assert.deepEqual([elsewhere.status, elsewhere.body.error.code], [404, 'ResourceNotFound']);
    });

    it('every row of schedules and instances is found by its own id', async () => {
      for (const type of ['roleEligibilitySchedules', 'roleEligibilityScheduleInstances', 'roleAssignmentSchedules'])
        for (const row of await list(adele, GROUP, type)) {
          const { body } = await adele.get(`${row.id}?api-version=2020-10-01`);
          assert.deepEqual(body.properties.scope, row.properties.scope);
          assert.equal(body.type, `Microsoft.Authorization/${type}`);
        }
    });
  });

  describe('by $filter', () => {
    it('none gives what is at the scope, above and below it, and says what is inherited', async () => {
      const rows = await list(adele, PROD, 'roleEligibilitySchedules');
      assert.deepEqual(
        rows.map(({ properties }) => `${properties.memberType} ${properties.scope}`),
        [`Direct ${PROD}`, `Inherited ${GROUP}`, `Direct ${WEB}`, `Direct ${VAULT}`, `Direct ${STORAGE}`],
      );
    });

    it('atScope() leaves out what is below', async () => {
      const rows = await list(adele, DATA, 'roleEligibilitySchedules', 'atScope()');
      assert.deepEqual(said(rows), [`Contributor ${PROD.slice(15)}`, 'Reader contoso']);
    });

    for (const [form, filter] of [
      ['quoted', (id: string) => `principalId eq '${id}'`],
      ['bare', (id: string) => `principalId eq ${id}`],
      ['in brackets', (id: string) => `(principalId eq '${id}')`],
      ['in capitals', (id: string) => `principalId eq '${id.toUpperCase()}'`],
    ] as const)
      it(`principalId, ${form}, gives just that principal's own`, async () => {
        assert.deepEqual(
          said(await list(adele, GROUP, 'roleEligibilitySchedules', filter(alex.id))),
          ALEXS.slice(0, 5),
        );
        const ofGroup = await list(adele, GROUP, 'roleEligibilitySchedules', filter(groupId('Data Team')));
        assert.deepEqual(said(ofGroup), ALEXS.slice(5));
      });

    it('assignedTo() counts groups', async () => {
      assert.deepEqual(said(await list(adele, GROUP, 'roleEligibilitySchedules', `assignedTo('${alex.id}')`)), ALEXS);
    });

    it('comparisons go together with functions and with each other', async () => {
      const role = roleAt(PROD, 'Contributor');
      const both = `principalId eq '${alex.id}' and atScope()`;
      assert.deepEqual(said(await list(adele, WEB, 'roleEligibilitySchedules', both)), [
        `Contributor ${PROD.slice(15)}`,
        'Reader contoso',
        'Owner rg-web-prod',
      ]);
      const ofRole = `principalId eq '${alex.id}' and roleDefinitionId eq '${role}'`;
      assert.deepEqual(said(await list(adele, GROUP, 'roleEligibilitySchedules', ofRole)), [
        `Contributor ${PROD.slice(15)}`,
        `Contributor ${DEV.slice(15)}`,
      ]);
      const status = await list(alex, '', 'roleEligibilitySchedules', "asTarget() and status eq 'Granted'");
      assert.deepEqual(status, []);
    });

    it('an instance is found by its schedule', async () => {
      const [row] = await list(alex, DEV, 'roleEligibilitySchedules', 'asTarget()');
      const filter = `asTarget() and roleEligibilityScheduleId eq '${row?.name}'`;
      assert.equal((await list(alex, '', 'roleEligibilityScheduleInstances', filter)).length, 1);
    });

    it('is taken encoded or not, with functions in any case', async () => {
      const base = `/providers/Microsoft.Authorization/roleEligibilitySchedules?api-version=2020-10-01`;
      for (const filter of ['$filter=asTarget()', '%24filter=asTarget%28%29', '$filter=ASTARGET()'])
        assert.equal((await alex.get(`${base}&${filter}`)).body.value.length, 6, filter);
      const spaces = [`$filter=principalId+eq+'${alex.id}'`, `$filter=principalId%20eq%20%27${alex.id}%27`];
      for (const filter of spaces)
        assert.equal((await adele.get(`${GROUP}${base}&${filter}`)).body.value.length, 5, filter);
    });

    for (const filter of [
      'asTarget',
      'asSomebody()',
      "displayName eq 'x'",
      "principalId ne 'x'",
      "principalId eq 'x' or status eq 'y'",
      'asApprover()',
    ])
      it(`"${filter}" is refused`, async () => {
        const { status, body } = await alex.get(at('', 'roleEligibilitySchedules', { $filter: filter }));
        assert.deepEqual(
          [status, body.error],
          [400, { code: 'InvalidFilter', message: `The ${filter} filter is invalid.` }],
        );
      });

    it('asRequestor() and asApprover() belong to requests, assignedTo() does not', async () => {
      const { body } = await adele.get(
        at(PROD, 'roleAssignmentScheduleRequests', { $filter: `assignedTo('${alex.id}')` }),
      );
      assert.equal(body.error.code, 'InvalidFilter');
    });
  });

  it('come on one page, unless pages are asked for: then the link leads on the production host', async () => {
    const paged = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, pageSize: 4 } } });
    try {
      const caller = await paged.as('Alex');
      const first = await caller.get(at('', 'roleEligibilitySchedules', { $filter: 'asTarget()' }));
      assert.equal(first.body.value.length, 4);
      assert.match(
        first.body.nextLink,
        /^https:\/\/management\.azure\.com\/providers\/Microsoft\.Authorization\/roleEligibilitySchedules\?api-version=2020-10-01&%24filter=asTarget%28%29&\$skiptoken=/,
      );
      const second = await caller.get(first.body.nextLink);
      assert.equal(second.body.value.length, 2);
      assert.equal('nextLink' in second.body, false);
      const forged = await caller.get(`${at('', 'roleEligibilitySchedules', { $filter: 'asTarget()' })}&$skiptoken=x`);
      assert.equal(forged.status, 400);
    } finally {
      await paged.stop();
    }
  });

  it('can show one’s own id in a row that a group holds', async () => {
    const other = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, heldThroughGroup: 'person' } } });
    try {
      const caller = await other.as('Alex');
      const { body } = await caller.get(at(STORAGE, 'roleEligibilitySchedules', { $filter: 'asTarget()' }));
      const { principalId, principalType, memberType } = body.value[0].properties;
      assert.deepEqual([principalId, principalType, memberType], [caller.id, 'User', 'Group']);
    } finally {
      await other.stop();
    }
  });

  it('show in 2024 an instance with a GUID of its own, and no sign-in name', async () => {
    const old = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, recordings: 2024 } } });
    try {
      const caller = await old.as('Alex');
      await caller.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', caller.id, DEV, 'Contributor', forDuration('PT1H')),
      );
      const { body } = await caller.get(at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
      const [{ name, properties }] = body.value;
      assert.doesNotMatch(properties.roleAssignmentScheduleId, new RegExp(name));
      assert.match(properties.originRoleAssignmentId, new RegExp(`/roleAssignments/${name}$`));
      assert.deepEqual(Object.keys(properties.expandedProperties.principal), ['id', 'displayName', 'type', 'email']);
    } finally {
      await old.stop();
    }
  });

  it('carry a condition from the eligibility to everything that comes of it', async () => {
    const condition = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'stcontosodata'";
    const isaiah = await rig.as('Isaiah');
    const limited = { ...forDuration('P10D'), condition, conditionVersion: '2.0' };
    const given = await adele.put(
      at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`),
      ask('AdminAssign', isaiah.id, PROD, 'Reader', limited),
    );
    const [eligibility] = await list(isaiah, PROD, 'roleEligibilitySchedules', 'asTarget()');
    await isaiah.put(
      at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`),
      ask('SelfActivate', isaiah.id, PROD, 'Reader', forDuration('PT1H')),
    );
    const [active] = await list(isaiah, PROD, 'roleAssignmentScheduleInstances', 'asTarget()');
    for (const shown of [given.body, eligibility, active])
      assert.deepEqual([shown.properties.condition, shown.properties.conditionVersion], [condition, '2.0']);
  });
});
