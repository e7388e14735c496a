import assert from 'node:assert/strict';
import { EXACT, type Knobs, REALISTIC } from '../../../src/simulator/pim/knobs.ts';
import { type ArmCaller, type ArmRig, ask, at, DEV, forDuration, newGuid, roleAt, startArmRig } from './arm-rig.ts';

type Changes = Partial<Omit<Knobs, 'azure'>> & { readonly azure?: Partial<Knobs['azure']> };

async function play({ azure, ...knobs }: Changes, work: (rig: ArmRig, alex: ArmCaller) => Promise<void>) {
  const rig = await startArmRig({ knobs: { ...EXACT, ...knobs, azure: { ...EXACT.azure, ...azure } } });
  try {
    await work(rig, await rig.as('Alex'));
  } finally {
    await rig.stop();
  }
}

const activate = (alex: ArmCaller, more: object = forDuration('PT2H')) =>
  alex.put(
    at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
    ask('SelfActivate', alex.id, DEV, 'Contributor', more),
  );
const deactivate = (alex: ArmCaller) =>
  alex.put(at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`), {
    properties: { requestType: 'SelfDeactivate', principalId: alex.id, roleDefinitionId: roleAt(DEV, 'Contributor') },
  });
const list = async (alex: ArmCaller, type = 'roleAssignmentScheduleInstances') =>
  (await alex.get(at('', type, { $filter: 'asTarget()' }))).body.value;

describe('Behaviour of Azure over time', () => {
  it('provisioning takes its time, and the window counts from its end', () =>
    play({ provisioningMs: 60_000 }, async (rig, alex) => {
      const asked = await activate(alex);
      assert.equal(asked.body.properties.status, 'PendingProvisioning');
      assert.match(asked.body.properties.scheduleInfo.startDateTime, /^2026-11-24T08:01:/);
      assert.deepEqual(await list(alex), []);
      await rig.later('PT61S');
      const [request] = await list(alex, 'roleAssignmentScheduleRequests');
      assert.equal(request.properties.status, 'Provisioned');
      const [held] = await list(alex);
      assert.match(held.properties.endDateTime, /^2026-11-24T10:01:/);
    }));

  it('a new request cannot be found by its name before it is replicated', () =>
    play({ replicationMs: 30_000 }, async (rig, alex) => {
      const { body } = await activate(alex);
      const path = at(DEV, `roleAssignmentScheduleRequests/${body.name}`, { $filter: 'asTarget()' });
      assert.equal((await alex.get(path)).status, 404);
      await rig.later('PT31S');
      assert.equal((await alex.get(path)).status, 200);
    }));

  it('lists lie behind: what is new is missing, what has ended is still there', () =>
    play({ listLagMs: 30_000 }, async (rig, alex) => {
      await activate(alex);
      assert.deepEqual(await list(alex), []);
      assert.deepEqual(await list(alex, 'roleAssignmentScheduleRequests'), []);
      await rig.later('PT6M');
      await deactivate(alex);
      assert.equal((await list(alex)).length, 1);
      await rig.later('PT31S');
      assert.deepEqual(await list(alex), []);
    }));

  it('just after an activation PIM does not find it, then finds it too young, then ends it', () =>
    play({ azure: { activationSettlesMs: 90_000 } }, async (rig, alex) => {
      await activate(alex);
      assert.equal((await deactivate(alex)).body.error.code, 'RoleAssignmentDoesNotExist');
      await rig.later('PT2M');
      assert.equal((await deactivate(alex)).body.error.code, 'ActiveDurationTooShort');
      await rig.later('PT4M');
      assert.equal((await deactivate(alex)).body.properties.status, 'Revoked');
    }));

  it('just after its end PIM takes it for active', () =>
    play({ azure: { endSettlesMs: 120_000 } }, async (rig, alex) => {
      await activate(alex);
      await rig.later('PT6M');
      await deactivate(alex);
      assert.equal((await activate(alex)).body.error.code, 'RoleAssignmentExists');
      await rig.later('PT2M1S');
      assert.equal((await activate(alex)).status, 201);
    }));

  it('an activation that ended by itself may be repeated at once', () =>
    play({ azure: { endSettlesMs: 120_000, ghostRowMs: 180_000 } }, async (rig, alex) => {
      await activate(alex, forDuration('PT1H'));
      await rig.later('PT1H1S');
      assert.deepEqual(await list(alex), []);
      assert.equal((await activate(alex)).status, 201);
    }));

  it('an activation that was ended haunts one’s own list for a while, dressed as a permanent assignment', () =>
    play({ azure: { ghostRowMs: 180_000 } }, async (rig, alex) => {
      const { body } = await activate(alex);
      const [alive] = await list(alex);
      await rig.later('PT6M');
      await deactivate(alex);
      const [ghost] = await list(alex);
      assert.deepEqual([ghost.name, ghost.id], [body.name, alive.id]);
      const { startDateTime, createdOn, ...rest } = ghost.properties;
      assert.match(startDateTime, /\.\d{4,7}Z$/);
      assert.equal(createdOn, startDateTime);
      assert.deepEqual([rest.assignmentType, rest.status, rest.memberType], ['Assigned', 'Provisioned', 'Direct']);
      for (const gone of ['endDateTime', 'linkedRoleEligibilityScheduleId', 'linkedRoleEligibilityScheduleInstanceId'])
        assert.equal(gone in rest, false, gone);
      const adele = await rig.as('Adele');
      const others = await adele.get(
        at(DEV, 'roleAssignmentScheduleInstances', { $filter: `principalId eq '${alex.id}'` }),
      );
      assert.deepEqual(others.body.value, []);
      await rig.later('PT3M1S');
      assert.deepEqual(await list(alex), []);
    }));

  it('requests are purged after 45 days; what they made lives on', () =>
    play({}, async (rig, alex) => {
      const adele = await rig.as('Adele');
      const given = await adele.put(
        at(DEV, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', alex.id, DEV, 'Reader', forDuration('P180D')),
      );
      await rig.later('P44D');
      const path = at(DEV, `roleEligibilityScheduleRequests/${given.body.name}`);
      assert.equal((await adele.get(path)).status, 200);
      await rig.later('P2D');
      assert.equal((await adele.get(path)).status, 404);
      assert.equal((await adele.get(at(DEV, `roleEligibilitySchedules/${given.body.name}`))).status, 200);
    }));

  it('a start in the past means at once', () =>
    play({}, async (_rig, alex) => {
      const { body } = await activate(alex, forDuration('PT1H', '2026-11-23T00:00:00Z'));
      assert.equal(body.properties.status, 'Provisioned');
      assert.match(body.properties.scheduleInfo.startDateTime, /^2026-11-24T08:00:/);
    }));

  it('is all that at once where it shall be realistic', () =>
    play(REALISTIC, async (rig, alex) => {
      await activate(alex);
      await rig.later('PT1M');
      assert.equal((await deactivate(alex)).body.error.code, 'RoleAssignmentDoesNotExist');
      await rig.later('PT6M');
      await deactivate(alex);
      assert.equal((await activate(alex)).body.error.code, 'RoleAssignmentExists');
      await rig.later('PT30S');
      assert.equal((await list(alex))[0].properties.assignmentType, 'Assigned');
      await rig.later('PT3M');
      assert.deepEqual(await list(alex), []);
    }));
});
