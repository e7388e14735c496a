import assert from 'node:assert/strict';
import { personId } from '../../rig.ts';
import { DEV, newGuid, VAULT } from '../arm-rig.ts';
import { activation, all, type ClientRig, lasting, startClientRig } from './client-rig.ts';
import { startTlsFront } from './tls-front.ts';

const ALEX = personId('Alex');
const ISAIAH = personId('Isaiah');
const roleAndScope = ({ roleDefinitionId, scope }: { roleDefinitionId?: string; scope?: string }) =>
  `${roleDefinitionId} ${scope}`;

describe("Microsoft's own client for Azure's roles, through TLS", () => {
  let rig: ClientRig;

  beforeEach(async () => {
    rig = await startClientRig();
  });
  afterEach(() => rig.stop());

  it('does not speak to who has another authority', async () => {
    const stranger = await startTlsFront(rig.url);
    try {
      const alex = await rig.clientOf('Alex', stranger.authority);
      await assert.rejects(
        all(alex.permissions.listForResourceGroup('rg-web-prod')),
        /self-signed|unable to verify|certificate/i,
      );
    } finally {
      await stranger.stop();
    }
  });

  it('lists what somebody may activate over several pages, everywhere and at a scope', async () => {
    const alex = await rig.clientOf('Alex');
    const mine = { filter: 'asTarget()' };
    const schedules = await all(alex.roleEligibilitySchedules.listForScope('', mine));
    assert.equal(schedules.length, 6);
    const record = await (await fetch(`${rig.url}/control/requests`)).text();
    assert.match(record, /skiptoken/i);
    const instances = await all(alex.roleEligibilityScheduleInstances.listForScope('/', mine));
    assert.deepEqual(instances.map(roleAndScope).sort(), schedules.map(roleAndScope).sort());
    const [here, ...others] = await all(alex.roleEligibilitySchedules.listForScope(VAULT, mine));
    assert.equal(here?.expandedProperties?.roleDefinition?.displayName, 'Key Vault Administrator');
    assert.equal(here?.endDateTime, undefined);
    assert.ok(here?.startDateTime instanceof Date);
    assert.deepEqual(others, []);
  });

  it('makes somebody eligible, and reads it one by one', async () => {
    const adele = await rig.clientOf('Adele');
    const { roleEligibilityScheduleRequests: requests } = adele;
    const body = { ...activation('Reader', DEV), principalId: ISAIAH, requestType: 'AdminAssign' };
    const made = await requests.create(DEV, newGuid(), { ...body, scheduleInfo: lasting('P10D') });
    const mine = { filter: `principalId eq '${ISAIAH}'` };
    const [schedule] = await all(adele.roleEligibilitySchedules.listForScope(DEV, mine));
    assert.equal(schedule?.id, made.targetRoleEligibilityScheduleId);
    const { endDateTime } = await adele.roleEligibilitySchedules.get(DEV, schedule?.name ?? '');
    assert.match(String(endDateTime?.toISOString()), /^2026-12-04T08:00/);
    const [instance] = await all(adele.roleEligibilityScheduleInstances.listForScope(DEV, mine));
    assert.equal(instance?.roleEligibilityScheduleId, schedule?.id);
    assert.equal((await adele.roleEligibilityScheduleInstances.get(DEV, instance?.name ?? '')).memberType, 'Direct');
    const request = schedule?.roleEligibilityScheduleRequestId?.split('/').at(-1) ?? '';
    assert.equal((await requests.get(DEV, request)).requestType, 'AdminAssign');
    assert.equal((await all(requests.listForScope(DEV, mine))).length, 1);
  });

  it('tries an activation out, makes it, finds it in every list, and ends it', async () => {
    const alex = await rig.clientOf('Alex');
    const { roleAssignmentScheduleRequests: requests } = alex;
    const wanted = activation('Contributor', DEV);
    assert.equal((await requests.validate(DEV, newGuid(), wanted)).status, 'Granted');
    const made = await requests.create(DEV, newGuid(), wanted);
    assert.equal(made.status, 'Provisioned');
    assert.equal(made.requestorId, ALEX);
    assert.ok(made.createdOn instanceof Date);
    const name = made.name ?? '';
    assert.equal((await requests.get(DEV, name)).justification, 'INC-4711');
    const listed = await all(requests.listForScope(DEV, { filter: 'asTarget()' }));
    assert.deepEqual(
      listed.map((one) => one.name),
      [name],
    );

    const [schedule] = await all(alex.roleAssignmentSchedules.listForScope('', { filter: 'asTarget()' }));
    assert.equal(schedule?.id, made.targetRoleAssignmentScheduleId);
    assert.equal((await alex.roleAssignmentSchedules.get(DEV, schedule?.name ?? '')).assignmentType, 'Activated');
    const [instance] = await all(alex.roleAssignmentScheduleInstances.listForScope('', { filter: 'asTarget()' }));
    assert.equal(instance?.linkedRoleEligibilityScheduleId, made.linkedRoleEligibilityScheduleId);
    assert.equal((await alex.roleAssignmentScheduleInstances.get(DEV, instance?.name ?? '')).status, 'Provisioned');

    await assert.rejects(requests.create(DEV, newGuid(), wanted), { code: 'RoleAssignmentExists', statusCode: 400 });
    await rig.later('PT6M');
    const { scheduleInfo: _, ...ending } = { ...wanted, requestType: 'SelfDeactivate' };
    assert.equal((await requests.create(DEV, newGuid(), ending)).status, 'Revoked');
    assert.deepEqual(await all(alex.roleAssignmentScheduleInstances.listForScope('', { filter: 'asTarget()' })), []);
  });

  it('plans an eligibility and an assignment, and takes both back', async () => {
    const adele = await rig.clientOf('Adele');
    const body = {
      ...activation('Reader', DEV),
      principalId: ISAIAH,
      requestType: 'AdminAssign',
      scheduleInfo: { startDateTime: new Date('2026-12-01T08:00:00Z'), ...lasting('P10D') },
    };
    const { roleEligibilityScheduleRequests: eligibilities, roleAssignmentScheduleRequests: assignments } = adele;
    assert.equal((await eligibilities.validate(DEV, newGuid(), body)).status, 'Granted');
    for (const requests of [eligibilities, assignments]) {
      const planned = await requests.create(DEV, newGuid(), body);
      assert.equal(planned.status, 'Granted');
      assert.equal(planned.scheduleInfo?.startDateTime?.toISOString(), '2026-12-01T08:00:00.000Z');
      const name = planned.name ?? '';
      await requests.cancel(DEV, name);
      assert.equal((await requests.get(DEV, name)).status, 'Canceled');
    }
    const listed = await all(eligibilities.listForScope(DEV, { filter: `principalId eq '${ISAIAH}'` }));
    assert.deepEqual(
      listed.map(({ status }) => status),
      ['Canceled'],
    );
  });
});
