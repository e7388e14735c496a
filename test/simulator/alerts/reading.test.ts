import assert from 'node:assert/strict';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { type GraphCaller, personId, type Rig, startRig } from '../rig.ts';
import {
  ALERT_SCOPES,
  ALERTS,
  type Alert,
  alertId,
  alertNamed,
  contosoWith,
  incidentsOf,
  SCOPE,
} from './alert-asks.ts';

const NAMES = [
  'InvalidLicenseAlert',
  'NoMfaOnRoleActivationAlert',
  'RedundantAssignmentAlert',
  'RolesAssignedOutsidePimAlert',
  'SequentialActivationRenewalsAlert',
  'StaleSignInAlert',
  'TooManyGlobalAdminsAssignedToTenantAlert',
];

describe('Alerts for Entra roles', () => {
  let rig: Rig;
  let adele: GraphCaller;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
    adele = await rig.as('Adele', { scopes: ALERT_SCOPES });
  });
  after(() => rig.stop());

  it('are seven, of which two are active in Contoso', async () => {
    const { body } = await adele.get(`${ALERTS}/alerts?${SCOPE}`);
    const alerts: Alert[] = body.value;
    assert.deepEqual(
      alerts.map(({ id }) => id),
      NAMES.map(alertId),
    );
    assert.deepEqual(
      alerts.filter(({ isActive }) => isActive).map(({ id, incidentCount }) => [id, incidentCount]),
      [
        [alertId('RolesAssignedOutsidePimAlert'), 1],
        [alertId('TooManyGlobalAdminsAssignedToTenantAlert'), 2],
      ],
    );
  });

  it('name who was assigned outside PIM, and when', async () => {
    const [incident, ...others] = await incidentsOf(adele, 'RolesAssignedOutsidePimAlert');
    assert.deepEqual(others, []);
    const { id, assignmentCreatedDateTime, ...facts } = incident ?? {};
    assert.match(id ?? '', /^[0-9a-f-]{36}$/);
    assert.match(assignmentCreatedDateTime ?? '', /^2026-08-26T08:00:0/);
    assert.deepEqual(facts, {
      '@odata.type': '#microsoft.graph.rolesAssignedOutsidePrivilegedIdentityManagementAlertIncident',
      assigneeId: personId('Alex'),
      assigneeDisplayName: 'Alex Wilber',
      assigneeUserPrincipalName: 'alexw@contoso.example',
      roleDefinitionId: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
      roleDisplayName: 'Message Center Reader',
      roleTemplateId: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
    });
    const path = `${ALERTS}/alerts/${alertId('RolesAssignedOutsidePimAlert')}/alertIncidents`;
    assert.equal((await adele.get(`${path}/${id}`)).body.assigneeId, personId('Alex'));
    assert.equal((await adele.get(`${path}/$count`)).body, 1);
    assert.equal((await adele.get(`${path}/${crypto.randomUUID()}`)).status, 404);
  });

  it('name the global administrators, each with the id of the person', async () => {
    const incidents = await incidentsOf(adele, 'TooManyGlobalAdminsAssignedToTenantAlert');
    assert.deepEqual(
      incidents.map(({ id, assigneeId, assigneeDisplayName }) => [id === assigneeId, assigneeDisplayName]),
      [
        [true, 'Alex Wilber'],
        [true, 'Adele Vance'],
      ],
    );
  });

  it('are shown with definition, configuration and incidents when they are expanded', async () => {
    const id = alertId('TooManyGlobalAdminsAssignedToTenantAlert');
    const { body } = await adele.get(`${ALERTS}/alerts/${id}?$expand=*`);
    assert.match(
      body['@odata.context'],
      /alerts\(alertConfiguration\(\),alertDefinition\(\),alertIncidents\(\)\)\/\$entity$/,
    );
    assert.equal(body.alertDefinition.displayName, 'There are too many global administrators');
    assert.deepEqual(body.alertConfiguration, {
      '@odata.type': '#microsoft.graph.tooManyGlobalAdminsAssignedToTenantAlertConfiguration',
      id,
      alertDefinitionId: id,
      scopeId: '/',
      scopeType: 'DirectoryRole',
      isEnabled: true,
      globalAdminCountThreshold: 2,
      percentageOfGlobalAdminsOutOfRolesThreshold: 10,
    });
    assert.equal(body.alertIncidents.length, body.incidentCount);
  });

  it('have definitions and configurations of their own, each led on from the other', async () => {
    const definitions = (await adele.get(`${ALERTS}/alertDefinitions?${SCOPE}`)).body.value;
    const configurations = (await adele.get(`${ALERTS}/alertConfigurations?${SCOPE}&$expand=alertDefinition`)).body
      .value;
    assert.deepEqual(
      definitions.map((one: { id: string }) => one.id),
      NAMES.map(alertId),
    );
    for (const { id, alertDefinition } of configurations) {
      assert.equal(alertDefinition.id, id);
      const path = [
        `alertDefinitions/${id}`,
        `alerts/${id}/alertDefinition`,
        `alertConfigurations/${id}/alertDefinition`,
      ];
      for (const one of path)
        assert.equal((await adele.get(`${ALERTS}/${one}`)).body.displayName, alertDefinition.displayName);
      const { body } = await adele.get(`${ALERTS}/alerts/${id}/alertConfiguration`);
      assert.equal(body['@odata.type'], (await adele.get(`${ALERTS}/alertConfigurations/${id}`)).body['@odata.type']);
    }
    assert.equal((await adele.get(`${ALERTS}/alertDefinitions/$count?${SCOPE}`)).body, 7);
  });

  for (const [why, query] of [
    ['no scope at all', ''],
    ['no kind of scope', "?$filter=scopeId eq '/'"],
    ['no id of a scope', "?$filter=scopeType eq 'DirectoryRole'"],
    ['another scope', "?$filter=scopeId eq '/administrativeUnits/x' and scopeType eq 'DirectoryRole'"],
    ['another kind of scope', "?$filter=scopeId eq '/' and scopeType eq 'Group'"],
  ] as const)
    it(`are refused with ${why}`, async () => {
      for (const list of ['alerts', 'alertDefinitions', 'alertConfigurations'])
        assert.equal((await adele.get(`${ALERTS}/${list}${query}`)).status, 400, list);
    });

  it('are not there in v1.0', async () => {
    const { status, body } = await adele.get(`${ALERTS.replace('beta', 'v1.0')}/alerts?${SCOPE}`);
    assert.deepEqual(
      [status, body.error.code, body.error.message],
      [400, 'BadRequest', "Resource not found for the segment 'roleManagementAlerts'."],
    );
  });

  it('are read with the permission and a reading role, changed with more of both', async () => {
    const id = alertId('RolesAssignedOutsidePimAlert');
    const reads = async (name: string, scopes: string[]) =>
      (await (await rig.as(name, { scopes })).get(`${ALERTS}/alerts/${id}`)).status;
    const changes = async (name: string, scopes: string[]) =>
      (await (await rig.as(name, { scopes })).post(`${ALERTS}/alerts/${id}/refresh`)).status;
    const [read, write] = ['RoleManagementAlert.Read.Directory', 'RoleManagementAlert.ReadWrite.Directory'];
    assert.deepEqual([await reads('Adele', [read]), await reads('Adele', [write])], [200, 200]);
    assert.deepEqual([await reads('Alex', [read]), await reads('Adele', ['User.Read'])], [403, 403]);
    assert.deepEqual([await changes('Adele', [write]), await changes('Adele', [read])], [202, 403]);
    assert.equal(await changes('Alex', [write]), 403);
    const alex = await rig.as('Alex', { scopes: ['RoleAssignmentSchedule.ReadWrite.Directory'] });
    await alex.post('/v1.0/roleManagement/directory/roleAssignmentScheduleRequests', {
      action: 'selfActivate',
      principalId: alex.id,
      roleDefinitionId: '5d6b6bb7-de71-4623-b4af-96380a352509',
      directoryScopeId: '/',
      scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT1H' } },
    });
    assert.deepEqual([await reads('Alex', [read]), await changes('Alex', [write])], [200, 403]);
  });

  it('are known by their ids only', async () => {
    for (const path of ['alerts', 'alertDefinitions', 'alertConfigurations', 'operations'])
      assert.equal(
        (await adele.get(`${ALERTS}/${path}/${alertId('NoSuchAlert')}`)).body.error.code,
        'ResourceNotFound',
      );
  });
});

describe('Many incidents', () => {
  it('come in pages that one skips to', async () => {
    const people = Array.from({ length: 7 }, (_, index) => ({
      id: crypto.randomUUID(),
      displayName: `Admin ${index}`,
      userPrincipalName: `admin${index}@contoso.example`,
    }));
    const rig = await startRig({
      tenant: contosoWith({
        people: [...contoso.people, ...people] as never,
        assignments: [
          ...contoso.assignments,
          ...people.map(({ id }) => ({ principal: id, role: 'Global Administrator' })),
        ],
      }),
    });
    try {
      const adele = await rig.as('Adele', { scopes: ALERT_SCOPES });
      const id = alertId('TooManyGlobalAdminsAssignedToTenantAlert');
      const first = await adele.get(`${ALERTS}/alerts/${id}/alertIncidents?$top=5`);
      assert.equal(first.body.value.length, 5);
      const link = first.body['@odata.nextLink'];
      assert.equal(link, `https://graph.microsoft.com${ALERTS}/alerts/${id}/alertIncidents?$top=5&$skip=5`);
      const second = await adele.get(link);
      assert.equal(second.body.value.length, 4);
      assert.equal(second.body['@odata.nextLink'], undefined);
      assert.equal((await alertNamed(adele, 'TooManyGlobalAdminsAssignedToTenantAlert')).incidentCount, 9);
    } finally {
      await rig.stop();
    }
  });
});
