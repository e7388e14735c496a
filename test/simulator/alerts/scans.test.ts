import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { R } from '../asks.ts';
import { type GraphCaller, personId, type Rig, roleId, startRig } from '../rig.ts';
import { ALERT_SCOPES, ALERTS, alertId, alertNamed, configure, contosoWith, refresh } from './alert-asks.ts';

const NAME = 'RolesAssignedOutsidePimAlert';
const TYPE = 'rolesAssignedOutsidePrivilegedIdentityManagementAlert';
const NEVER = '0001-01-01T08:00:00Z';

describe('Scans for alerts', () => {
  let rig: Rig;
  let adele: GraphCaller;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z'), knobs: { ...EXACT, alertScanMs: 40_000 } });
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    adele = await rig.as('Adele', { scopes: ALERT_SCOPES });
  });
  const assignOutside = (role: string) =>
    adele.post(`${R}/roleAssignments`, {
      principalId: personId('Isaiah'),
      roleDefinitionId: roleId(role),
      directoryScopeId: '/',
    });
  const count = async () => (await alertNamed(adele, NAME)).incidentCount;
  const dismiss = (isActive = false) => adele.patch(`${ALERTS}/alerts/${alertId(NAME)}`, { isActive });
  const operation = async (headers = {}) =>
    (await adele.get(`${ALERTS}/operations/refresh:${alertId(NAME)}`, headers)).body;

  it('take place at the start and every day; nothing else changes what an alert shows', async () => {
    const first = await alertNamed(adele, NAME);
    assert.match(first.lastScannedDateTime, /^2026-11-24T08:00:0/);
    assert.equal(first.lastModifiedDateTime, first.lastScannedDateTime);
    await assignOutside('Teams Administrator');
    await rig.later('PT23H');
    assert.equal(await count(), 1);
    await rig.later('PT1H');
    assert.equal(await count(), 2);
    assert.match((await alertNamed(adele, NAME)).lastScannedDateTime, /^2026-11-25T08:00:0/);
    await rig.later('P30DT5H');
    assert.match((await alertNamed(adele, NAME)).lastScannedDateTime, /^2026-12-25T08:00:0/);
  });

  it('show what they found as it was then', async () => {
    await rig.control('clock', { set: '2026-11-26T10:00:00Z' });
    await assignOutside('Teams Administrator');
    await rig.control('clock', { set: '2026-11-27T07:59:00Z' });
    assert.equal(await count(), 1);
    await rig.control('clock', { set: '2026-11-27T08:01:00Z' });
    assert.equal(await count(), 2);
  });

  it('say that nothing was ever found', async () => {
    const { lastModifiedDateTime, lastScannedDateTime } = await alertNamed(adele, 'StaleSignInAlert');
    assert.equal(lastModifiedDateTime, NEVER);
    assert.match(lastScannedDateTime, /^2026-11-24T08:00:0/);
  });

  it('are asked for, and then are an operation that the clock carries on to its end', async () => {
    await assignOutside('Teams Administrator');
    const { status, headers, body } = await refresh(adele, NAME);
    assert.deepEqual([status, body], [202, null]);
    assert.equal(headers.get('location'), `https://graph.microsoft.com${ALERTS}/operations/refresh:${alertId(NAME)}`);
    const started = await operation();
    assert.deepEqual(
      [started.id, started.status, started.resourceLocation],
      [`refresh:${alertId(NAME)}`, 'notStarted', `https://graph.microsoft.com${ALERTS}/alerts/${alertId(NAME)}`],
    );
    await rig.later('PT15S');
    assert.deepEqual([(await operation()).status, await count()], ['running', 1]);
    await rig.later('PT30S');
    const { status: done, createdDateTime, lastActionDateTime } = await operation();
    assert.equal(done, 'succeeded');
    assert.equal(Date.parse(lastActionDateTime) - Date.parse(createdDateTime), 40_000);
    assert.equal(await count(), 2);
  });

  it('are asked for of all alerts at once, and the operation is named as in Microsoft’s sample', async () => {
    const all = (body: object) => adele.post(`${ALERTS}/alerts/refresh`, body);
    const { status, headers } = await all({ scopeId: '/', scopeType: 'DirectoryRole' });
    assert.equal(status, 202);
    const location = headers.get('location') ?? '';
    assert.match(location, /operations\/refresh:DirectoryRole_.*_RolesAssignedOutsidePimAlert$/);
    await rig.later('PT41S');
    assert.equal((await adele.get(location)).body.status, 'succeeded');
    assert.equal((await adele.get(`${ALERTS}/operations`)).body.value.length, 7);
    assert.equal((await adele.get(`${ALERTS}/operations/$count`)).body, 7);
    for (const body of [
      {},
      { scopeId: '/' },
      { scopeId: '/x', scopeType: 'DirectoryRole' },
      { scopeId: '/', scopeType: 'Group' },
    ])
      assert.equal((await all(body)).status, 400);
  });

  it('leave out what was dismissed, until it is refreshed', async () => {
    assert.equal((await dismiss()).status, 204);
    assert.deepEqual([(await alertNamed(adele, NAME)).isActive, await count()], [false, 1]);
    await assignOutside('Teams Administrator');
    await rig.later('P2D');
    assert.deepEqual([(await alertNamed(adele, NAME)).isActive, await count()], [false, 1]);
    await refresh(adele, NAME);
    await rig.later('PT41S');
    assert.deepEqual([(await alertNamed(adele, NAME)).isActive, await count()], [true, 2]);
  });

  it('leave out what was dismissed, until it is made active again', async () => {
    await dismiss();
    await assignOutside('Teams Administrator');
    await rig.later('P1D');
    await dismiss(true);
    assert.deepEqual([(await alertNamed(adele, NAME)).isActive, await count()], [true, 1]);
    await rig.later('P1D');
    assert.equal(await count(), 2);
    assert.equal((await adele.patch(`${ALERTS}/alerts/${alertId(NAME)}`, { isActive: 'no' })).status, 400);
  });

  it('leave out what is switched off; its refresh is skipped, in a word for those who ask for new words', async () => {
    assert.equal((await configure(adele, NAME, TYPE, { isEnabled: false })).status, 204);
    await assignOutside('Teams Administrator');
    await rig.later('P1D');
    assert.deepEqual([(await alertNamed(adele, NAME)).isActive, await count()], [false, 1]);
    await refresh(adele, NAME);
    assert.equal((await operation()).status, 'unknownFutureValue');
    assert.equal((await operation({ Prefer: 'include-unknown-enum-members' })).status, 'skipped');
    await rig.later('PT41S');
    assert.equal(await count(), 1);
    await configure(adele, NAME, TYPE, { isEnabled: true });
    await rig.later('P1D');
    assert.equal(await count(), 2);
  });

  it('know no operation before somebody asked', async () => {
    assert.equal((await adele.get(`${ALERTS}/operations/refresh:${alertId(NAME)}`)).status, 404);
  });

  for (const [why, name, body] of [
    ['without a type', NAME, { isEnabled: true }],
    ['with the type of another', NAME, { '@odata.type': '#microsoft.graph.staleSignInAlertConfiguration' }],
    [
      'with something that it does not have',
      NAME,
      { '@odata.type': `#microsoft.graph.${TYPE}Configuration`, duration: 'P5D' },
    ],
    ['with a flag that is none', NAME, { '@odata.type': `#microsoft.graph.${TYPE}Configuration`, isEnabled: 'yes' }],
    ...[
      ['StaleSignInAlert', { duration: 'P0D' }],
      ['StaleSignInAlert', { duration: 'P366D' }],
      ['RedundantAssignmentAlert', { duration: 'P101D' }],
      ['RedundantAssignmentAlert', { duration: 'PT5H' }],
      ['TooManyGlobalAdminsAssignedToTenantAlert', { globalAdminCountThreshold: 1 }],
      ['TooManyGlobalAdminsAssignedToTenantAlert', { globalAdminCountThreshold: 101 }],
      ['TooManyGlobalAdminsAssignedToTenantAlert', { percentageOfGlobalAdminsOutOfRolesThreshold: 101 }],
      ['SequentialActivationRenewalsAlert', { sequentialActivationCounterThreshold: 1 }],
      ['SequentialActivationRenewalsAlert', { timeIntervalBetweenActivations: 'soon' }],
    ].map(([of, more]): [string, string, object] => [
      `with ${JSON.stringify(more)}`,
      String(of),
      {
        '@odata.type': `#microsoft.graph.${String(of).charAt(0).toLowerCase()}${String(of).slice(1)}Configuration`,
        ...(more as object),
      },
    ]),
  ] as readonly (readonly [string, string, object])[])
    it(`are not set ${why}`, async () => {
      const path = `${ALERTS}/alertConfigurations/${alertId(name)}`;
      const before = (await adele.get(path)).body;
      const { status, body: answer } = await adele.patch(path, body);
      assert.deepEqual([status, answer.error.code], [400, 'BadRequest']);
      assert.deepEqual((await adele.get(path)).body, before);
    });

  it('are set by sending back what was read, changed', async () => {
    const name = 'StaleSignInAlert';
    const path = `${ALERTS}/alertConfigurations/${alertId(name)}`;
    const { '@odata.context': _context, '@microsoft.graph.tips': _tips, ...read } = (await adele.get(path)).body;
    assert.equal((await adele.patch(path, { ...read, duration: 'P60D' })).status, 204);
    assert.equal((await adele.get(path)).body.duration, 'P60D');
    assert.match((await alertNamed(adele, name)).lastModifiedDateTime, /^2026-11-24T08:0/);
  });
});

describe('A tenant file', () => {
  it('sets alerts by their names, within their limits', async () => {
    const { loadTenant } = await import('../../../src/simulator/tenant/load-tenant.ts');
    const now = new Date();
    const alerts = {
      StaleSignInAlert: { duration: 'P7D' },
      TooManyGlobalAdminsAssignedToTenantAlert: { globalAdminCountThreshold: 5 },
    };
    const read = loadTenant(contosoWith({ alerts }), now).alerts;
    assert.deepEqual(read.StaleSignInAlert, { isEnabled: true, duration: 'P7D' });
    assert.equal(read.TooManyGlobalAdminsAssignedToTenantAlert.percentageOfGlobalAdminsOutOfRolesThreshold, 10);
    for (const [wrong, expected] of [
      [
        { StaleSignInAlert: { duration: 'P1Y' } },
        /alerts\.StaleSignInAlert\.duration is "P1Y": expected a duration from P1D to P365D/,
      ],
      [{ NoSuchAlert: {} }, /alerts has "NoSuchAlert": expected no such member/],
    ] as const)
      assert.throws(() => loadTenant({ ...contosoWith({}), alerts: wrong }, now), expected);
  });
});
