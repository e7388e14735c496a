import assert from 'node:assert/strict';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { groupId, personId } from '../rig.ts';
import {
  type ArmCaller,
  type ArmRig,
  ask,
  at,
  azureRoleId,
  DEV,
  forDuration,
  GROUP,
  newGuid,
  PROD,
  roleAt,
  startArmRig,
  WEB,
  WEB_DEV,
} from './arm-rig.ts';

const VERSION = '2022-04-01';
const ISAIAH = personId('Isaiah');

describe('Plain role-based access control', () => {
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

  const path = (scope: string, rest: string, filter?: string) =>
    at(scope, rest, filter === undefined ? {} : { $filter: filter }, VERSION);
  const list = async (caller: ArmCaller, scope: string, type: string, filter?: string) => {
    const { status, body } = await caller.get(path(scope, type, filter));
    assert.equal(status, 200, JSON.stringify(body));
    return body.value as { id: string; name: string; properties: Record<string, unknown> }[];
  };
  const give = (scope: string, role: string, principalId: string, name = newGuid(), caller = adele) =>
    caller.put(path(scope, `roleAssignments/${name}`), {
      properties: { roleDefinitionId: roleAt(scope, role), principalId, principalType: 'User' },
    });

  describe('role definitions', () => {
    it('are those that can be given there, with what they permit', async () => {
      assert.equal((await list(adele, PROD, 'roleDefinitions')).length, contoso.azure.roles.length);
      assert.equal((await list(adele, DEV, 'roleDefinitions')).length, contoso.azure.roles.length - 1);
      const [reader] = await list(adele, PROD, 'roleDefinitions', "roleName eq 'reader'");
      assert.equal(reader?.id, roleAt(PROD, 'Reader'));
      assert.deepEqual(reader?.properties.permissions, [
        { actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] },
      ]);
      assert.equal(reader?.properties.createdBy, null);
      const single = await adele.get(path(WEB, `roleDefinitions/${azureRoleId('Reader')}`));
      assert.deepEqual(single.body, reader);
    });

    it('are found by kind, and from above with atScopeAndBelow()', async () => {
      const custom = "type eq 'CustomRole'";
      assert.equal((await list(adele, GROUP, 'roleDefinitions', custom)).length, 0);
      const [found] = await list(adele, GROUP, 'roleDefinitions', `${custom} and atScopeAndBelow()`);
      assert.deepEqual([found?.properties.type, found?.properties.assignableScopes], ['CustomRole', [PROD]]);
    });

    it('need a role, a known filter, a known id', async () => {
      const refused = await alex.get(path(PROD, 'roleDefinitions'));
      assert.deepEqual([refused.status, refused.body.error.code], [403, 'AuthorizationFailed']);
      assert.equal(
        (await adele.get(path(PROD, 'roleDefinitions', "colour eq 'red'"))).body.error.code,
        'InvalidFilter',
      );
      const unknown = await adele.get(path(PROD, `roleDefinitions/${newGuid()}`));
      assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'RoleDefinitionDoesNotExist']);
    });
  });

  describe('role assignments', () => {
    it('stand behind what PIM made, as long as it is in force', async () => {
      const { body } = await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')),
      );
      const mine = `principalId eq '${alex.id}'`;
      const [row] = await list(adele, DEV, 'roleAssignments', mine);
      assert.equal(row?.name, body.name);
      assert.deepEqual([row?.properties.condition, row?.properties.createdBy], [null, alex.id]);
      await rig.later('PT1H1M');
      assert.deepEqual(await list(adele, DEV, 'roleAssignments', mine), []);
    });

    it('are listed at, above and below a scope, or with atScope() not below', async () => {
      await give(WEB_DEV, 'Reader', ISAIAH);
      const scopes = async (filter?: string) =>
        (await list(adele, DEV, 'roleAssignments', filter)).map(({ properties }) => properties.scope);
      assert.deepEqual(await scopes(), [GROUP, DEV, WEB_DEV]);
      assert.deepEqual(await scopes('atScope()'), [GROUP, DEV]);
      assert.deepEqual(await scopes(`assignedTo('${ISAIAH}')`), [WEB_DEV]);
    });

    it('show the group that holds them, whoever is asked about', async () => {
      await give(DEV, 'Reader', groupId('Data Team'));
      const [row] = await list(adele, DEV, 'roleAssignments', `assignedTo('${alex.id}')`);
      assert.deepEqual([row?.properties.principalId, row?.properties.principalType], [groupId('Data Team'), 'Group']);
      assert.equal((await list(alex, DEV, 'roleAssignments')).length, 3, 'and its members may read by it');
    });

    it('are the group’s also where PIM shows the person', async () => {
      const other = await startArmRig({ knobs: { ...EXACT, azure: { ...EXACT.azure, heldThroughGroup: 'person' } } });
      try {
        const owner = await other.as('Adele');
        await give(DEV, 'Reader', groupId('Data Team'), newGuid(), owner);
        const [row] = await list(owner, DEV, 'roleAssignments', `assignedTo('${alex.id.toUpperCase()}')`);
        assert.equal(row?.properties.principalId, groupId('Data Team'));
      } finally {
        await other.stop();
      }
    });

    it('given past PIM are seen by PIM: without a request, an end or a link, all GUIDs the same', async () => {
      const name = newGuid();
      const { status, body } = await give(DEV, 'Owner', ISAIAH, name);
      assert.deepEqual([status, body.name, body.properties.scope], [201, name, DEV]);
      const isaiah = await rig.as('Isaiah');
      const { body: schedules } = await isaiah.get(at('', 'roleAssignmentSchedules', { $filter: 'asTarget()' }));
      const { body: instances } = await isaiah.get(
        at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }),
      );
      const [schedule, instance] = [schedules.value[0], instances.value[0]];
      assert.deepEqual([schedule.name, instance.name], [name, name]);
      assert.equal(instance.properties.originRoleAssignmentId, body.id);
      assert.equal(schedule.properties.assignmentType, 'Assigned');
      for (const absent of ['roleAssignmentScheduleRequestId', 'endDateTime', 'linkedRoleEligibilityScheduleId'])
        assert.equal(absent in schedule.properties || absent in instance.properties, false, absent);
      assert.equal((await give(WEB_DEV, 'Reader', alex.id, newGuid(), isaiah)).status, 201, 'and they count');
    });

    it('are given once: the same again is 200 under its name, 409 under another', async () => {
      const name = newGuid();
      await give(DEV, 'Reader', ISAIAH, name);
      assert.equal((await give(DEV, 'Reader', ISAIAH, name)).status, 200);
      const again = await give(DEV, 'Reader', ISAIAH);
      assert.deepEqual([again.status, again.body.error.code], [409, 'RoleAssignmentExists']);
      const changed = await give(DEV, 'Owner', ISAIAH, name);
      assert.deepEqual([changed.status, changed.body.error.code], [409, 'RoleAssignmentUpdateNotPermitted']);
    });

    it('are deleted, what PIM made too, and then are gone in PIM', async () => {
      const { body } = await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('SelfActivate', alex.id, DEV, 'Contributor', forDuration('PT1H')),
      );
      await rig.later('PT1M');
      const row = path(DEV, `roleAssignments/${body.name}`);
      const deleted = await adele.delete(row);
      assert.deepEqual([deleted.status, deleted.body.name], [200, body.name]);
      assert.equal((await adele.delete(row)).status, 204);
      assert.equal((await adele.get(row)).status, 404);
      const { body: left } = await alex.get(at('', 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
      assert.deepEqual(left.value, []);
    });

    it('carry a condition', async () => {
      const condition = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'x'";
      const { body } = await adele.put(path(DEV, `roleAssignments/${newGuid()}`), {
        properties: {
          roleDefinitionId: roleAt(DEV, 'Reader'),
          principalId: ISAIAH,
          condition,
          conditionVersion: '2.0',
        },
      });
      assert.deepEqual([body.properties.condition, body.properties.conditionVersion], [condition, '2.0']);
    });

    it('need the right, a principal, a role, a GUID, a body', async () => {
      const refusal = async (reply: ReturnType<typeof give>) => {
        const { status, body } = await reply;
        return [status, body.error.code];
      };
      assert.deepEqual(await refusal(give(DEV, 'Reader', ISAIAH, newGuid(), alex)), [403, 'AuthorizationFailed']);
      assert.deepEqual(await refusal(give(DEV, 'Reader', newGuid())), [400, 'PrincipalNotFound']);
      assert.deepEqual(await refusal(give(DEV, 'Reader', ISAIAH, 'mine')), [400, 'InvalidRoleAssignmentId']);
      assert.deepEqual(await refusal(adele.put(path(DEV, `roleAssignments/${newGuid()}`), {})), [
        400,
        'InvalidRequestContent',
      ]);
      const foreign = { properties: { roleDefinitionId: roleAt(PROD, 'Reader'), principalId: ISAIAH } };
      assert.deepEqual(await refusal(adele.put(path(DEV, `roleAssignments/${newGuid()}`), foreign)), [
        400,
        'ScopeDoesNotMatchRoleDefinition',
      ]);
      assert.equal((await alex.delete(path(DEV, `roleAssignments/${newGuid()}`))).status, 403);
      assert.equal((await alex.get(path(DEV, 'roleAssignments'))).status, 403);
    });

    it('can be given by who administers access only, but not in PIM', async () => {
      await give(DEV, 'Role Based Access Control Administrator', alex.id);
      assert.equal((await give(DEV, 'Reader', ISAIAH, newGuid(), alex)).status, 201);
      const { status } = await alex.put(
        at(DEV, `roleAssignmentScheduleRequests/${newGuid()}`),
        ask('AdminAssign', ISAIAH, DEV, 'Monitoring Reader', forDuration('P1D')),
      );
      assert.equal(status, 403);
    });
  });

  it('tells what one may do at a scope', async () => {
    const permissions = async (caller: ArmCaller) => (await caller.get(path(WEB, 'permissions'))).body.value;
    assert.deepEqual(await permissions(alex), []);
    assert.deepEqual(await permissions(adele), [
      { actions: ['*'], notActions: [], dataActions: [], notDataActions: [] },
    ]);
  });
});
