import assert from 'node:assert/strict';
import { groupId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  azureRoleId,
  DATA,
  DEV,
  forDuration,
  GROUP,
  newGuid,
  PROD,
  roleAt,
  STORAGE,
  startArmRig,
  WEB,
} from './arm-rig.ts';

const TICKET = { ticketInfo: { ticketNumber: 'CHG-1', ticketSystem: 'Change' } };

describe('Activating an Azure role', () => {
  let rig: ArmRig;
  let alex: ArmCaller;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    alex = await rig.as('Alex');
  });

  const request = (scope: string, body: object, id = newGuid()) =>
    alex.put(at(scope, `roleAssignmentScheduleRequests/${id}`), body);
  const activate = (scope: string, role: string, more: object = forDuration('PT1H')) =>
    request(scope, ask('SelfActivate', alex.id, scope, role, more));
  const active = async () => {
    const { body } = await alex.get(at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
    return body.value as { name: string; properties: Record<string, string> }[];
  };
  const eligibilityAt = async (scope: string) => {
    const { body } = await alex.get(at(scope, 'roleEligibilitySchedules', { $filter: 'asTarget()' }));
    return body.value[0] as { id: string; name: string };
  };

  it('answers at once with everything that was recorded, and nothing that is null', async () => {
    const id = newGuid();
    const { status, body } = await request(
      DEV,
      ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')),
      id,
    );
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body), ['properties', 'name', 'id', 'type']);
    assert.deepEqual(Object.keys(body.properties), [
      'linkedRoleEligibilityScheduleId',
      'targetRoleAssignmentScheduleId',
      'scope',
      'roleDefinitionId',
      'principalId',
      'principalType',
      'requestType',
      'status',
      'scheduleInfo',
      'ticketInfo',
      'justification',
      'requestorId',
      'createdOn',
      'expandedProperties',
    ]);
    assert.equal(body.type, 'Microsoft.Authorization/roleAssignmentScheduleRequests');
    assert.equal(body.properties.targetRoleAssignmentScheduleId, body.id.replace('Requests', 's'));
    assert.deepEqual([body.name, body.properties.status, body.properties.ticketInfo], [id, 'Provisioned', {}]);
    assert.match(body.properties.scheduleInfo.startDateTime, /^2026-11-24T08:00:\d\d\.\d{4,7}\+00:00$/);
    assert.match(body.properties.createdOn, /^2026-11-24T08:00:\d\d\.\d{4,7}Z$/);
    assert.deepEqual(body.properties.scheduleInfo.expiration, { type: 'AfterDuration', duration: 'PT1H' });
    assert.deepEqual(body.properties.expandedProperties.scope, {
      id: DEV,
      displayName: 'Contoso Dev',
      type: 'subscription',
    });
    assert.equal(body.properties.expandedProperties.roleDefinition.type, 'BuiltInRole');
  });

  it('makes an instance that names its eligibility and its role assignment', async () => {
    const { body } = await activate(DEV, 'Contributor');
    const [held] = await active();
    const eligibility = await eligibilityAt(DEV);
    assert.equal(held?.name, body.name);
    assert.equal(held?.properties.assignmentType, 'Activated');
    assert.equal(held?.properties.linkedRoleEligibilityScheduleId, eligibility.id);
    assert.match(held?.properties.linkedRoleEligibilityScheduleInstanceId ?? '', /roleEligibilityScheduleInstances\//);
    assert.match(held?.properties.originRoleAssignmentId ?? '', new RegExp(`/roleAssignments/${held?.name}$`));
    assert.match(held?.properties.endDateTime ?? '', /^2026-11-24T09:00:/);
  });

  it('really opens what the role may do, and closes it again', async () => {
    const list = at(DEV, 'roleAssignmentSchedules');
    assert.equal((await alex.get(list)).body.error.code, 'InsufficientPermissions');
    await activate(DEV, 'Contributor');
    assert.equal((await alex.get(list)).status, 200);
    const give = () =>
      alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('AdminAssign', alex.id, DEV, 'Reader', forDuration('P1D')),
      );
    assert.deepEqual((await give()).body.error.code, 'AuthorizationFailed');
    await rig.later('PT1H1M');
    assert.equal((await alex.get(list)).body.error.code, 'InsufficientPermissions');
  });

  it('as Owner lets one give rights there and below, but not beside it', async () => {
    const { body } = await activate(WEB, 'Owner');
    const megan = await rig.as('Megan');
    const stage = `${at('', `roleAssignmentApprovals/${body.name}/stages/${body.name}`, {}, '2021-01-01-preview')}`;
    await megan.patch(stage, { properties: { reviewResult: 'Approve', justification: 'fine' } });
    const give = (scope: string) =>
      alex.put(
        at(scope, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', megan.id, scope, 'Reader', forDuration('P1D')),
      );
    assert.equal((await give(WEB)).status, 201);
    assert.deepEqual((await give(DATA)).body.error.code, 'AuthorizationFailed');
  });

  it('through a group is asked for with one’s own id and shows it, with memberType Group', async () => {
    const role = 'Storage Blob Data Contributor';
    const { body: own } = await alex.get(at('', 'roleEligibilitySchedules', { $filter: 'asTarget()' }));
    const row = own.value.find(
      ({ properties }: { properties: { scope: string } }) => properties.scope === STORAGE,
    ).properties;
    assert.deepEqual([row.principalId, row.principalType, row.memberType], [groupId('Data Team'), 'Group', 'Group']);
    const asGroup = await request(
      STORAGE,
      ask('SelfActivate', groupId('Data Team'), STORAGE, role, forDuration('PT1H')),
    );
    assert.deepEqual([asGroup.status, asGroup.body.error.code], [400, 'InsufficientPermissions']);
    assert.equal((await activate(STORAGE, role)).body.properties.status, 'Provisioned');
    const [held] = await active();
    assert.deepEqual(
      [held?.properties.principalId, held?.properties.principalType, held?.properties.memberType],
      [alex.id, 'User', 'Group'],
    );
  });

  describe('below the scope of the eligibility', () => {
    const narrow = async (linked: string | undefined, scope = WEB) =>
      activate(scope, 'Contributor', { ...forDuration('PT1H'), linkedRoleEligibilityScheduleId: linked });

    it('is refused by Azure Resource Manager itself while one may not see the place', async () => {
      const { id } = await eligibilityAt(PROD);
      const { status, body } = await narrow(id);
      assert.deepEqual([status, body.error.code], [403, 'AuthorizationFailed']);
      assert.match(
        body.error.message,
        /^The client 'alexw@contoso\.example' with object id '.*' does not have authorization/,
      );
    });

    it('works with the whole path of the eligibility’s schedule, under the policy of the place', async () => {
      await activate(GROUP, 'Reader');
      const { id } = await eligibilityAt(PROD);
      const { status, body } = await narrow(id);
      assert.deepEqual([status, body.error?.message], [201, undefined]);
      assert.equal(body.properties.scope, WEB);
      assert.equal(body.properties.linkedRoleEligibilityScheduleId, id);
      const held = (await active()).find(({ name }) => name === body.name);
      assert.equal(held?.properties.linkedRoleEligibilityScheduleId, id);
      // The subscription's policy wants a ticket, the group's does not.
      assert.match((await activate(PROD, 'Contributor')).body.error.message, /TicketingRule/);
    });

    it('does not work with a bare GUID, with none, or beside the eligibility', async () => {
      await activate(GROUP, 'Reader');
      const { name, id } = await eligibilityAt(PROD);
      for (const reply of [await narrow(name), await narrow(undefined), await narrow(id, DEV)])
        assert.match(`${reply.status} ${reply.body.error?.message}`, /^400 .*EligibilityRule/);
    });

    it('ends with the eligibility above', async () => {
      await activate(GROUP, 'Reader');
      const { id } = await eligibilityAt(PROD);
      await narrow(id);
      const adele = await rig.as('Adele');
      await adele.put(
        at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminRemove', alex.id, PROD, 'Contributor'),
      );
      assert.deepEqual(
        (await active()).map(({ properties }) => properties.scope),
        [GROUP],
      );
    });
  });

  it('takes the eligibility’s schedule as a bare GUID at its own scope', async () => {
    const { name, id } = await eligibilityAt(DEV);
    const { status, body } = await activate(DEV, 'Contributor', {
      ...forDuration('PT1H'),
      linkedRoleEligibilityScheduleId: name,
    });
    assert.deepEqual([status, body.properties.linkedRoleEligibilityScheduleId], [201, id]);
  });

  it('is ended by hand after five minutes, and the answer names no schedule', async () => {
    await activate(DEV, 'Contributor');
    const deactivate = () =>
      request(DEV, {
        properties: {
          requestType: 'SelfDeactivate',
          principalId: alex.id,
          roleDefinitionId: roleAt(DEV, 'Contributor'),
        },
      });
    assert.equal((await deactivate()).body.error.code, 'ActiveDurationTooShort');
    await rig.later('PT6M');
    const { status, body } = await deactivate();
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body.properties), [
      'scope',
      'roleDefinitionId',
      'principalId',
      'principalType',
      'requestType',
      'status',
      'ticketInfo',
      'requestorId',
      'createdOn',
      'expandedProperties',
    ]);
    assert.equal(body.properties.status, 'Revoked');
    assert.deepEqual(await active(), []);
  });

  it('for later waits as Granted, begins by the clock, and can be taken back before', async () => {
    const asked = await activate(DEV, 'Contributor', forDuration('PT1H', '2026-11-24T12:00:00+01:00'));
    assert.equal(asked.body.properties.status, 'Granted');
    assert.equal(asked.body.properties.scheduleInfo.startDateTime, '2026-11-24T11:00:00+00:00');
    const path = at(DEV, `roleAssignmentScheduleRequests/${asked.body.name}/cancel`);
    const { status, body } = await alex.post(path);
    assert.deepEqual([status, body], [200, null]);
    const mine = await alex.get(at(DEV, 'roleAssignmentScheduleRequests', { $filter: 'asTarget()' }));
    assert.equal(mine.body.value[0].properties.status, 'Canceled');
    await activate(DEV, 'Contributor', forDuration('PT1H', '2026-11-24T11:00:00Z'));
    await rig.later('PT3H1M');
    assert.equal((await active()).length, 1);
  });

  it('can be tried out first: Granted, or PendingEvaluation where somebody must approve', async () => {
    const validate = (scope: string, role: string, more: object = forDuration('PT1H')) =>
      alex.post(
        at(scope, `roleAssignmentScheduleRequests/${newGuid()}/validate`),
        ask('SelfActivate', alex.id, scope, role, more),
      );
    const [plain, approved] = [await validate(DEV, 'Contributor'), await validate(WEB, 'Owner')];
    assert.deepEqual([plain.status, plain.body.properties.status], [200, 'Granted']);
    assert.deepEqual([approved.status, approved.body.properties.status], [200, 'PendingEvaluation']);
    assert.match((await validate(PROD, 'Contributor')).body.error.message, /TicketingRule/);
    assert.deepEqual(await active(), []);
    const asked = await alex.get(at('', 'roleAssignmentScheduleRequests', { $filter: 'asTarget()' }));
    assert.deepEqual(asked.body.value, []);
  });

  it('with a ticket keeps number and system', async () => {
    const { body } = await activate(PROD, 'Contributor', { ...forDuration('PT4H'), ...TICKET });
    assert.deepEqual(body.properties.ticketInfo, TICKET.ticketInfo);
  });

  it('takes the role’s id without the first slash, without the subscription, and members in any case', async () => {
    const written = [
      `${roleAt(DEV, 'Contributor').slice(1)}`,
      `/providers/Microsoft.Authorization/roleDefinitions/${azureRoleId('Contributor').toUpperCase()}`,
    ];
    for (const roleDefinitionId of written) {
      await rig.control('reset', {});
      const { status, body } = await request(DEV, {
        Properties: {
          PrincipalId: alex.id,
          RoleDefinitionId: roleDefinitionId,
          RequestType: 'selfactivate',
          ScheduleInfo: { StartDateTime: null, Expiration: { Type: 'afterDuration', Duration: 'PT30M' } },
          isActivativation: true,
        },
      });
      assert.deepEqual([status, body.properties?.roleDefinitionId], [201, roleAt(DEV, 'Contributor')]);
    }
  });
});
