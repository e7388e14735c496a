import assert from 'node:assert/strict';
import { personId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  forDuration,
  forGood,
  newGuid,
  PROD,
  roleAt,
  startArmRig,
} from './arm-rig.ts';

const ISAIAH = personId('Isaiah');
const HALVES = ['roleAssignmentSchedule', 'roleEligibilitySchedule'] as const;

describe('Administering Azure roles', () => {
  let rig: ArmRig;
  let adele: ArmCaller;
  let isaiah: ArmCaller;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    [adele, isaiah] = [await rig.as('Adele'), await rig.as('Isaiah')];
  });

  for (const half of HALVES)
    describe(half, () => {
      const put = (caller: ArmCaller, action: string, more: object = {}, id = newGuid()) =>
        caller.put(at(PROD, `${half}Requests/${id}`), ask(action, ISAIAH, PROD, 'Reader', more));
      const own = async (layer: 's' | 'Instances' | 'Requests') => {
        const { body } = await isaiah.get(at('', `${half}${layer}`, { $filter: 'asTarget()' }));
        return body.value as { name: string; id: string; properties: Record<string, string> }[];
      };
      const target =
        half === 'roleAssignmentSchedule' ? 'targetRoleAssignmentScheduleId' : 'targetRoleEligibilityScheduleId';

      it('AdminAssign gives, and the GUID of the request is that of the schedule', async () => {
        const id = newGuid();
        const { status, body } = await put(adele, 'AdminAssign', forDuration('P10D'), id);
        assert.deepEqual([status, body.properties.status], [201, 'Provisioned']);
        assert.match(body.properties[target], new RegExp(`/${half}s/${id}$`));
        const [schedule] = await own('s');
        assert.equal(schedule?.name, id);
        assert.equal(schedule?.properties[`${half}RequestId`], body.id);
        const [instance] = await own('Instances');
        assert.equal(instance?.properties[`${half}Id`], schedule?.id);
        assert.equal(instance?.properties.memberType, 'Direct');
        assert.equal('linkedRoleEligibilityScheduleId' in (instance?.properties ?? {}), false);
      });

      it('AdminRemove takes away at once, and the answer names no schedule', async () => {
        await put(adele, 'AdminAssign', forDuration('P10D'));
        const { status, body } = await put(adele, 'AdminRemove');
        assert.deepEqual([status, body.properties.status], [201, 'Revoked']);
        assert.deepEqual([body.properties.scheduleInfo, body.properties[target]], [undefined, undefined]);
        assert.deepEqual(await own('Instances'), []);
        assert.equal((await put(adele, 'AdminRemove')).body.error.code, 'RoleAssignmentDoesNotExist');
      });

      it('AdminAssign for later is Granted; its schedule is there, its instance is not yet', async () => {
        const { body } = await put(adele, 'AdminAssign', forDuration('P1D', '2026-11-25T08:00:00Z'));
        assert.equal(body.properties.status, 'Granted');
        assert.deepEqual([(await own('s')).length, (await own('Instances')).length], [1, 0]);
        await rig.later('P1DT1M');
        assert.equal((await own('Instances')).length, 1);
        await rig.later('P1D');
        assert.deepEqual([(await own('s')).length, (await own('Instances')).length], [0, 0]);
        assert.equal((await own('Requests'))[0]?.properties.status, 'Provisioned');
      });

      it('what is planned may be cancelled, and then is gone at once', async () => {
        const { body } = await put(adele, 'AdminAssign', forDuration('P1D', '2026-11-25T08:00:00Z'));
        const { status } = await adele.post(at(PROD, `${half}Requests/${body.name}/cancel`));
        assert.equal(status, 200);
        assert.deepEqual(await own('s'), []);
        assert.equal((await own('Requests'))[0]?.properties.status, 'Canceled');
      });

      it('AdminUpdate and AdminExtend make another schedule, with the GUID of their request', async () => {
        const given = await put(adele, 'AdminAssign', forDuration('P10D'));
        const changed = await put(adele, 'AdminUpdate', forDuration('P2D'));
        assert.match(changed.body.properties[target], new RegExp(`/${half}s/${changed.body.name}$`));
        let [held] = await own('Instances');
        assert.equal(held?.name, changed.body.name);
        assert.match(held?.properties.endDateTime ?? '', /^2026-11-26T08:0/);
        const old = await adele.get(`${given.body.properties[target]}?api-version=2020-10-01`);
        assert.equal(old.status, 404);
        const extended = await put(adele, 'AdminExtend', forDuration('P5D'));
        assert.equal(extended.status, 201);
        [held] = await own('Instances');
        assert.match(held?.properties.endDateTime ?? '', /^2026-11-29T08:0/);
        const earlier = await put(adele, 'AdminExtend', forDuration('P1D'));
        assert.equal(earlier.body.error.code, 'InvalidRoleAssignmentRequest');
      });

      it('AdminRenew gives again what has ended, and nothing else', async () => {
        assert.equal(
          (await put(adele, 'AdminRenew', forDuration('P1D'))).body.error.code,
          'RoleAssignmentDoesNotExist',
        );
        await put(adele, 'AdminAssign', forDuration('P1D'));
        await rig.later('P1DT1M');
        assert.equal((await put(adele, 'AdminRenew', forDuration('P1D'))).status, 201);
        assert.equal((await own('Instances')).length, 1);
      });

      it('SelfExtend and SelfRenew wait for an administrator, whom no approver replaces', async () => {
        await put(adele, 'AdminAssign', forDuration('P10D'));
        const asked = await put(isaiah, 'SelfExtend', forDuration('P20D'));
        assert.deepEqual([asked.status, asked.body.properties.status], [201, 'PendingAdminDecision']);
        assert.equal('approvalId' in asked.body.properties, false);
        await put(adele, 'AdminExtend', forDuration('P20D'));
        const ours = (await own('Requests')).find(({ name }) => name === asked.body.name);
        assert.equal(ours?.properties.status, 'Provisioned');
        await rig.later('P21D');
        assert.equal(
          (await put(isaiah, 'SelfRenew', forDuration('P1D'))).body.properties.status,
          'PendingAdminDecision',
        );
      });

      it('a second window may be planned behind the first, and not across it', async () => {
        await put(adele, 'AdminAssign', forDuration('P1D', '2026-12-01T08:00:00Z'));
        const across = await put(adele, 'AdminAssign', forDuration('P1D', '2026-12-01T20:00:00Z'));
        assert.equal(across.body.error.code, 'OverlapsPendingRoleAssignmentRequests');
        const touching = await put(adele, 'AdminAssign', forDuration('P1D', '2026-12-02T08:00:00Z'));
        assert.equal(touching.body.error.code, 'OverlapsPendingRoleAssignmentRequests');
        assert.equal((await put(adele, 'AdminAssign', forDuration('P1D', '2026-12-03T08:00:00Z'))).status, 201);
        assert.equal((await own('s')).length, 2);
      });

      it('permanence needs a policy that allows it', async () => {
        const { body } = await put(adele, 'AdminAssign', forGood);
        assert.match(body.error.message, /ExpirationRule - The policy does not allow permanent assignment/);
      });

      it('is refused without the right to, with Azure Resource Manager’s own 403', async () => {
        const { status, body } = await put(isaiah, 'AdminAssign', forDuration('P10D'));
        assert.deepEqual([status, body.error.code], [403, 'AuthorizationFailed']);
        assert.match(body.error.message, /action 'Microsoft\.Authorization\/roleAssignmentScheduleRequests\/write'/);
      });
    });

  it('an eligibility that is changed goes on carrying the activation that rests on it', async () => {
    const eligible = (action: string, more: object) =>
      adele.put(at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`), ask(action, ISAIAH, PROD, 'Reader', more));
    await eligible('AdminAssign', forDuration('P10D'));
    await isaiah.put(
      at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`),
      ask('SelfActivate', ISAIAH, PROD, 'Reader', forDuration('PT8H')),
    );
    const changed = await eligible('AdminUpdate', forDuration('P20D'));
    const { body } = await isaiah.get(at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
    assert.equal(body.value.length, 1);
    assert.match(body.value[0].properties.linkedRoleEligibilityScheduleId, new RegExp(`${changed.body.name}$`));
  });

  it('User Access Administrator may, Contributor and Reader may not', async () => {
    const give = (caller: ArmCaller) =>
      caller.put(
        at(PROD, `roleEligibilityScheduleRequests/${newGuid()}`),
        ask('AdminAssign', personId('Megan'), PROD, 'Reader', forDuration('P1D')),
      );
    for (const [role, expected] of [
      ['Reader', 403],
      ['Contributor', 403],
      ['Role Based Access Control Administrator', 403],
      ['User Access Administrator', 201],
    ] as const) {
      await adele.put(
        at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('AdminAssign', ISAIAH, PROD, role, forDuration('P1D')),
      );
      assert.equal((await give(isaiah)).status, expected, role);
    }
  });

  it('the administrator may be an application', async () => {
    const bot = await rig.application();
    await adele.put(
      at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`),
      ask('AdminAssign', bot.id, PROD, 'Owner', forDuration('P1D')),
    );
    const { status, body } = await bot.put(at(PROD, `roleAssignmentScheduleRequests/${newGuid()}`), {
      properties: {
        requestType: 'AdminAssign',
        principalId: ISAIAH,
        roleDefinitionId: roleAt(PROD, 'Reader'),
        justification: 'by machine',
        ...forDuration('P1D'),
      },
    });
    assert.deepEqual([status, body.properties.requestorId], [201, bot.id]);
  });
});
