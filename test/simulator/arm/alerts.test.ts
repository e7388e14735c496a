import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { personId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  DEV,
  forDuration,
  newGuid,
  PROD,
  roleAt,
  startArmRig,
  WEB,
} from './arm-rig.ts';

const VERSION = '2022-08-01-preview';
const OUTSIDE = 'AzureRolesAssignedOutsidePimAlert';
const OWNERS = 'TooManyOwnersAssignedToResource';
const PERMANENT = 'TooManyPermanentOwnersAssignedToResource';
const TWINS = 'DuplicateRoleCreated';

interface Alert {
  readonly name: string;
  readonly properties: { readonly isActive: boolean; readonly incidentCount: number };
}

describe('Alerts of Azure', () => {
  let rig: ArmRig;
  let adele: ArmCaller;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    adele = await rig.as('Adele');
  });

  const path = (scope: string, rest: string) => at(scope, rest, {}, VERSION);
  const alertAt = async (scope: string, name: string, caller = adele) =>
    (await caller.get(path(scope, `roleManagementAlerts/${name}`))).body;
  const activeAt = async (scope: string) => {
    const { body } = await adele.get(path(scope, 'roleManagementAlerts'));
    return (body.value as Alert[]).filter(({ properties }) => properties.isActive).map(({ name }) => name);
  };
  const refresh = (scope: string, name?: string) =>
    adele.post(path(scope, `roleManagementAlerts${name === undefined ? '' : `/${name}`}/refresh`));
  const give = (scope: string, role: string, principalId: string) =>
    adele.put(at(scope, `roleAssignments/${newGuid()}`, {}, '2022-04-01'), {
      properties: { roleDefinitionId: roleAt(scope, role), principalId },
    });

  it('are four, and one is active in Contoso: somebody is owner past PIM', async () => {
    const { body } = await adele.get(path(DEV, 'roleManagementAlerts'));
    assert.deepEqual(
      body.value.map(({ name }: Alert) => name),
      [OWNERS, PERMANENT, TWINS, OUTSIDE],
    );
    assert.deepEqual(await activeAt(DEV), [OUTSIDE]);
    for (const scope of [PROD, WEB, '/providers/Microsoft.Management/managementGroups/contoso'])
      assert.deepEqual(await activeAt(scope), [], scope);
  });

  it('carry what they mean, how they are set and what they found', async () => {
    const { properties, ...envelope } = await alertAt(DEV, OUTSIDE);
    assert.deepEqual(envelope, {
      name: OUTSIDE,
      id: `${DEV}/providers/Microsoft.Authorization/roleManagementAlerts/${OUTSIDE}`,
      type: 'Microsoft.Authorization/roleManagementAlerts',
    });
    assert.equal(properties.scope, DEV.slice(1));
    assert.equal(properties.incidentCount, 1);
    assert.match(properties.lastScannedDateTime, /^2026-11-24T08:00:.*\+00:00$/);
    assert.equal(
      properties.alertDefinition.properties.description,
      '1 privileged assignment(s) were made outisde of Azure AD PIM',
    );
    assert.equal(properties.alertDefinition.properties.severityLevel, 'High');
    assert.deepEqual(properties.alertConfiguration.properties, {
      alertConfigurationType: 'AzureRolesAssignedOutsidePimAlertConfiguration',
      alertDefinitionId: OUTSIDE,
      scope: DEV.slice(1),
      isEnabled: true,
    });
    const [incident] = properties.alertIncidents;
    assert.deepEqual(incident.properties, {
      alertIncidentType: 'AzureRolesAssignedOutsidePimAlertIncident',
      assigneeDisplayName: 'Lynne Robbins',
      assigneeUserPrincipalName: 'lynner_partner.example#EXT#@contoso.example',
      assigneeId: personId('Lynne'),
      roleDisplayName: 'Owner',
      roleTemplateId: roleAt(DEV, 'Owner').split('/').at(-1),
      roleDefinitionId: roleAt(DEV, 'Owner'),
      assignmentActivatedDate: '2026-08-26T08:00:00+00:00',
      requestorId: adele.id,
      requestorDisplayName: 'Adele Vance',
      requestorUserPrincipalName: 'adelev@contoso.example',
    });
  });

  it('have definitions, configurations and incidents of their own addresses', async () => {
    const alert = await alertAt(DEV, OUTSIDE);
    const get = async (id: string) => (await adele.get(`${id}?api-version=${VERSION}`)).body;
    const { alertDefinition, alertConfiguration, alertIncidents } = alert.properties;
    for (const part of [alertDefinition, alertConfiguration, ...alertIncidents])
      assert.deepEqual(await get(part.id), part);
    assert.deepEqual((await get(`${alert.id}/alertIncidents`)).value, alertIncidents);
    for (const type of ['roleManagementAlertDefinitions', 'roleManagementAlertConfigurations'])
      assert.equal((await adele.get(path(DEV, type))).body.value.length, 4);
  });

  it('see what is new only when somebody looks again', async () => {
    await give(PROD, 'Reader', personId('Isaiah'));
    assert.deepEqual(await activeAt(PROD), []);
    await refresh(PROD, OUTSIDE);
    assert.deepEqual(await activeAt(PROD), [OUTSIDE]);
    await give(WEB, 'Reader', personId('Isaiah'));
    await rig.later('P1DT1M');
    assert.deepEqual(await activeAt(WEB), [OUTSIDE]);
  });

  it('tell how far looking again has come, at the address in the answer', async () => {
    const slow = await startArmRig({ knobs: { ...EXACT, alertScanMs: 40_000 } });
    try {
      const owner = await slow.as('Adele');
      const asked = await owner.post(path(DEV, `roleManagementAlerts/${OUTSIDE}/refresh`));
      assert.equal(asked.status, 202);
      const location = asked.headers.get('location') ?? '';
      assert.equal(
        location,
        `https://management.azure.com${DEV}/providers/Microsoft.Authorization/roleManagementAlertOperations/${asked.body.id}?api-version=2022-04-01-preview`,
      );
      assert.deepEqual(
        [asked.body.status, asked.body.statusDetail],
        ['notStarted', `{"result":[{"name":"${OUTSIDE}","statusDetail":"Alert scan is not yet started."}]}`],
      );
      const statuses = [];
      for (const wait of ['PT20S', 'PT30S']) {
        await slow.later(wait);
        statuses.push((await owner.get(location)).body.status);
      }
      assert.deepEqual(statuses, ['Running', 'Succeeded']);
      assert.equal((await owner.get(asked.body.resourceLocation)).body.name, OUTSIDE);
    } finally {
      await slow.stop();
    }
  });

  it('can all be looked for again at once', async () => {
    const { status, body } = await refresh(DEV);
    assert.equal(status, 202);
    assert.equal(JSON.parse(body.statusDetail).result.length, 4);
    assert.equal((await adele.get(body.resourceLocation)).body.value.length, 4);
    const unknown = await adele.get(path(PROD, `roleManagementAlertOperations/${body.id}`));
    assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'ResourceNotFound']);
  });

  it('find too many owners, counting groups once and those from above, by the thresholds that are set', async () => {
    await give(DEV, 'Owner', personId('Isaiah'));
    await refresh(DEV);
    assert.deepEqual(await activeAt(DEV), [OWNERS, OUTSIDE]);
    const { properties } = await alertAt(DEV, OWNERS);
    assert.deepEqual(
      properties.alertIncidents.map((one: { properties: { assigneeName: string } }) => one.properties.assigneeName),
      ['Adele Vance', 'Lynne Robbins', 'Isaiah Langer'],
    );
    assert.equal(properties.alertIncidents[0].properties.assigneeType, 'User');
    const configure = (more: object) =>
      adele.patch(path(DEV, `roleManagementAlertConfigurations/${OWNERS}`), {
        properties: { alertConfigurationType: `${OWNERS}AlertConfiguration`, ...more },
      });
    assert.equal((await configure({ thresholdNumberOfOwners: 4 })).status, 204);
    await refresh(DEV);
    assert.deepEqual(await activeAt(DEV), [OUTSIDE]);
    const kept = await adele.get(path(DEV, `roleManagementAlertConfigurations/${OWNERS}`));
    assert.deepEqual(
      [
        kept.body.properties.thresholdNumberOfOwners,
        kept.body.properties.thresholdPercentageOfOwnersOutOfAllRoleMembers,
      ],
      [4, 40],
    );
    assert.equal((await configure({ isEnabled: 'yes' })).body.error.code, 'InvalidRequestContent');
    assert.equal((await configure({ colour: 'red' })).status, 400);
    const nameless = await adele.patch(path(DEV, `roleManagementAlertConfigurations/${OWNERS}`), {
      properties: { isEnabled: false },
    });
    assert.deepEqual([nameless.status, nameless.body.error.code], [400, 'InvalidRequestContent']);
  });

  it('find too many permanent owners', async () => {
    await adele.patch(path(DEV, `roleManagementAlertConfigurations/${PERMANENT}`), {
      properties: { alertConfigurationType: `${PERMANENT}AlertConfiguration`, thresholdNumberOfPermanentOwners: 2 },
    });
    await refresh(DEV);
    assert.deepEqual(await activeAt(DEV), [PERMANENT, OUTSIDE]);
  });

  it('are dismissed until somebody looks again', async () => {
    const dismissed = await adele.patch(path(DEV, `roleManagementAlerts/${OUTSIDE}`), {
      properties: { isActive: false },
    });
    assert.equal(dismissed.status, 204);
    assert.deepEqual(await activeAt(DEV), []);
    await refresh(DEV, OUTSIDE);
    assert.deepEqual(await activeAt(DEV), [OUTSIDE]);
    const wrong = await adele.patch(path(DEV, `roleManagementAlerts/${OUTSIDE}`), { properties: {} });
    assert.equal(wrong.body.error.code, 'InvalidRequestContent');
  });

  it('are remediated through PIM, so that the right is gone', async () => {
    const [incident] = (await alertAt(DEV, OUTSIDE)).properties.alertIncidents;
    const { status } = await adele.post(`${incident.id}/remediate?api-version=${VERSION}`);
    assert.equal(status, 204);
    await refresh(DEV, OUTSIDE);
    assert.deepEqual(await activeAt(DEV), []);
    const left = await adele.get(
      at(DEV, 'roleAssignments', { $filter: `principalId eq '${personId('Lynne')}'` }, '2022-04-01'),
    );
    assert.deepEqual(left.body.value, []);
    const again = await adele.post(`${incident.id}/remediate?api-version=${VERSION}`);
    assert.equal(again.status, 404);
  });

  it('find a custom role that permits what another one does, and delete it unless somebody holds it', async () => {
    const reader = contoso.azure.roles.find(({ displayName }) => displayName === 'Reader');
    const twin = { ...reader, id: newGuid(), displayName: 'Contoso Reader', isCustom: true };
    const tenant = { ...contoso, azure: { ...contoso.azure, roles: [...contoso.azure.roles, twin] } };
    const doubled = await startArmRig({ tenant: tenant as never });
    try {
      const owner = await doubled.as('Adele');
      const alert = await alertAt(PROD, TWINS, owner);
      const [incident] = alert.properties.alertIncidents;
      assert.deepEqual(
        [incident.properties.roleName, incident.properties.duplicateRoles],
        ['Contoso Reader', 'Reader'],
      );
      const remediate = () => owner.post(`${incident.id}/remediate?api-version=${VERSION}`);
      const held = { ...ask('AdminAssign', personId('Isaiah'), PROD, 'Reader', forDuration('P1D')).properties };
      const roleDefinitionId = held.roleDefinitionId.replace(/[^/]+$/, twin.id);
      const requests = (action: string) =>
        owner.put(at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`), {
          properties: { ...held, requestType: action, roleDefinitionId },
        });
      assert.equal((await requests('AdminAssign')).status, 201);
      assert.equal((await remediate()).body.error.code, 'RoleDefinitionHasAssignments');
      assert.equal((await requests('AdminRemove')).status, 201);
      assert.equal((await remediate()).status, 204);
      const gone = await owner.get(at(PROD, `roleDefinitions/${twin.id}`, {}, '2022-04-01'));
      assert.equal(gone.status, 404);
    } finally {
      await doubled.stop();
    }
  });

  it('are read by who may read there, changed by who administers roles there, in their own version', async () => {
    const isaiah = await rig.as('Isaiah');
    const refused = await isaiah.get(path(DEV, 'roleManagementAlerts'));
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'InsufficientPermissions']);
    await give(DEV, 'Reader', isaiah.id);
    assert.equal((await isaiah.get(path(DEV, 'roleManagementAlerts'))).status, 200);
    const change = await isaiah.patch(path(DEV, `roleManagementAlerts/${OUTSIDE}`), {
      properties: { isActive: false },
    });
    assert.deepEqual([change.status, change.body.error.code], [403, 'AuthorizationFailed']);
    assert.equal((await adele.get(at(DEV, 'roleManagementAlerts'))).body.error.code, 'InvalidResourceType');
    assert.equal((await adele.get(path(DEV, 'roleManagementAlerts/NoSuchAlert'))).status, 404);
  });
});
