import assert from 'node:assert/strict';
import { forDuration, R, roleAsk } from './asks.ts';
import { type GraphCaller, groupId, personId, type Rig, roleId, startRig } from './rig.ts';

const ASSIGNMENTS = `${R}/roleAssignments`;
const INSTANCES = `${R}/roleAssignmentScheduleInstances`;
const SCOPES = [
  'RoleManagement.ReadWrite.Directory',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
];

interface Held {
  readonly id: string;
  readonly principalId: string;
  readonly roleDefinitionId: string;
}

describe("The directory's own role assignments", () => {
  const isaiahId = personId('Isaiah');
  let rig: Rig;
  let adele: GraphCaller;
  let alex: GraphCaller;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    [adele, alex] = [await rig.as('Adele', { scopes: SCOPES }), await rig.as('Alex')];
  });
  const assignment = (role: string, more: object = {}) => ({
    '@odata.type': '#microsoft.graph.unifiedRoleAssignment',
    principalId: isaiahId,
    roleDefinitionId: roleId(role),
    directoryScopeId: '/',
    ...more,
  });
  const instanceOf = async (id: string) => (await adele.get(`${INSTANCES}/${id}`)).body;

  it('are one to one with the instances in PIM, whoever made them', async () => {
    await alex.post(
      `${R}/roleAssignmentScheduleRequests`,
      roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H')),
    );
    const assigned: Held[] = (await adele.get(ASSIGNMENTS)).body.value;
    const instances = (await adele.get(INSTANCES)).body.value;
    assert.equal(assigned.length, instances.length);
    for (const { id, principalId, roleDefinitionId } of assigned) {
      const instance = instances.find((one: { roleAssignmentOriginId: string }) => one.roleAssignmentOriginId === id);
      assert.deepEqual(
        [instance.id, instance.principalId, instance.roleDefinitionId],
        [id, principalId, roleDefinitionId],
      );
      assert.equal((await adele.get(`${ASSIGNMENTS}/${id}`)).body.id, id);
    }
    assert.ok(assigned.some(({ roleDefinitionId }) => roleDefinitionId === roleId('Security Reader')));
    assert.equal((await adele.get(`${ASSIGNMENTS}/$count`)).body, assigned.length);
  });

  it('are found by who holds, by role and by scope, and led on from', async () => {
    const filter = `principalId eq '${alex.id}' and roleDefinitionId eq '${roleId('Directory Readers')}' and directoryScopeId eq '/'`;
    const { body } = await adele.get(
      `${ASSIGNMENTS}?$filter=${filter}&$expand=principal,roleDefinition($select=displayName)`,
    );
    assert.equal(body.value.length, 1);
    assert.equal(body.value[0].principal.userPrincipalName, 'alexw@contoso.example');
    assert.deepEqual(body.value[0].roleDefinition, { displayName: 'Directory Readers' });
    const wrong = await adele.get(`${ASSIGNMENTS}?$filter=colour eq 'red'`);
    assert.deepEqual([wrong.status, wrong.body.error.code], [400, 'Request_UnsupportedQuery']);
  });

  it('made here are shown by PIM as made outside it, at once and without an end', async () => {
    const { status, body } = await adele.post(ASSIGNMENTS, assignment('Reports Reader'));
    assert.equal(status, 201);
    const { startDateTime, endDateTime, assignmentType, roleAssignmentScheduleId, roleAssignmentOriginId } =
      await instanceOf(body.id);
    assert.deepEqual([startDateTime, endDateTime, assignmentType], [null, null, 'Assigned']);
    assert.deepEqual([roleAssignmentScheduleId, roleAssignmentOriginId], [body.id, body.id]);
    const schedule = (await adele.get(`${R}/roleAssignmentSchedules/${body.id}`)).body;
    assert.deepEqual([schedule.createdUsing, schedule.createdDateTime], [null, null]);
    const again = await adele.post(
      `${R}/roleAssignmentScheduleRequests`,
      roleAsk('adminAssign', isaiahId, 'Reports Reader', forDuration('P1D')),
    );
    assert.equal(again.body.error.code, 'RoleAssignmentExists');
    const isaiah = await rig.as('Isaiah');
    const own = await isaiah.get(`${INSTANCES}/filterByCurrentUser(on='principal')`);
    assert.deepEqual(
      own.body.value.map((one: Held) => one.id),
      [body.id],
    );
  });

  it('made here end here, and may be made again', async () => {
    const { body } = await adele.post(ASSIGNMENTS, assignment('Reports Reader'));
    await rig.later('PT1H');
    assert.equal((await adele.delete(`${ASSIGNMENTS}/${body.id}`)).status, 204);
    assert.equal((await adele.get(`${INSTANCES}/${body.id}`)).status, 404);
    assert.equal((await adele.delete(`${ASSIGNMENTS}/${body.id}`)).body.error.code, 'Request_ResourceNotFound');
    await rig.later('PT1H');
    assert.equal((await adele.post(ASSIGNMENTS, assignment('Reports Reader'))).status, 201);
    assert.equal((await instanceOf(body.id)).assignmentType, 'Assigned');
  });

  it('are ended through PIM as well as through the directory, activations too', async () => {
    const { body } = await adele.post(ASSIGNMENTS, assignment('Reports Reader'));
    const removed = await adele.post(
      `${R}/roleAssignmentScheduleRequests`,
      roleAsk('adminRemove', isaiahId, 'Reports Reader'),
    );
    assert.equal(removed.body.status, 'Revoked');
    assert.equal((await adele.get(`${ASSIGNMENTS}/${body.id}`)).status, 404);
    await alex.post(
      `${R}/roleAssignmentScheduleRequests`,
      roleAsk('selfActivate', alex.id, 'Security Reader', forDuration('PT1H')),
    );
    const active = await alex.get(
      `${INSTANCES}/filterByCurrentUser(on='principal')?$filter=assignmentType eq 'Activated'`,
    );
    assert.equal((await adele.delete(`${ASSIGNMENTS}/${active.body.value[0].id}`)).status, 204);
    const after = await alex.get(
      `${INSTANCES}/filterByCurrentUser(on='principal')?$filter=assignmentType eq 'Activated'`,
    );
    assert.deepEqual(after.body.value, []);
  });

  for (const [what, more, status, code, message] of [
    [
      'what is there already',
      { principalId: personId('Alex'), roleDefinitionId: roleId('Message Center Reader') },
      400,
      'Request_BadRequest',
      /^A conflicting object with one or more of the specified property values is present in the directory\.$/,
    ],
    ['somebody unknown', { principalId: crypto.randomUUID() }, 404, 'Request_ResourceNotFound', /does not exist/],
    ['an unknown role', { roleDefinitionId: crypto.randomUUID() }, 404, 'Request_ResourceNotFound', /does not exist/],
    [
      'an unknown place',
      { directoryScopeId: `/${crypto.randomUUID()}` },
      404,
      'Request_ResourceNotFound',
      /does not exist/,
    ],
    [
      'a role that cannot be limited to a unit',
      { directoryScopeId: '/administrativeUnits/5a3c1fbd-f9da-4bf3-a816-96a68afe2312' },
      400,
      'Request_BadRequest',
      /^The given built-in role is not supported to be assigned to a single resource scope\.$/,
    ],
    ['a group not made for roles', { principalId: groupId('PIM Approvers') }, 400, 'Request_BadRequest', /./],
    ['nobody', { principalId: undefined }, 400, 'Request_BadRequest', /principalId/],
  ] as const)
    it(`are not made for ${what}`, async () => {
      const { status: answered, body } = await adele.post(ASSIGNMENTS, assignment('Reports Reader', more));
      assert.deepEqual([answered, body.error.code], [status, code]);
      assert.match(body.error.message, message);
    });

  it('are open to readers of the directory, and changed by administrators of roles with the permission', async () => {
    const denied = async (caller: GraphCaller, method: 'get' | 'post') => {
      const { status, body } = await caller[method](
        ASSIGNMENTS,
        method === 'post' ? assignment('Reports Reader') : ({} as never),
      );
      return [status, body.error?.code];
    };
    const refusal = [403, 'Authorization_RequestDenied'];
    assert.deepEqual(await denied(await rig.as('Isaiah', { scopes: SCOPES }), 'get'), refusal);
    assert.deepEqual(await denied(await rig.as('Alex', { scopes: ['User.Read'] }), 'get'), refusal);
    assert.equal((await alex.get(ASSIGNMENTS)).status, 200);
    assert.deepEqual(await denied(await rig.as('Alex', { scopes: SCOPES }), 'post'), refusal);
    assert.deepEqual(await denied(await rig.as('Adele'), 'post'), refusal);
    const application = await rig.application(['RoleManagement.ReadWrite.Directory']);
    assert.equal((await application.post(ASSIGNMENTS, assignment('Reports Reader'))).status, 201);
  });
});

describe('A role that cannot be limited to a part of the directory', () => {
  it('is not given there through PIM either, in the same words', async () => {
    const rig = await startRig();
    try {
      const adele = await rig.as('Adele');
      const unit = { directoryScopeId: '/administrativeUnits/5a3c1fbd-f9da-4bf3-a816-96a68afe2312' };
      const ask = (role: string) =>
        adele.post(
          `${R}/roleEligibilityScheduleRequests`,
          roleAsk('adminAssign', personId('Isaiah'), role, { ...forDuration('P1D'), ...unit }),
        );
      const { status, body } = await ask('Global Reader');
      assert.deepEqual([status, body.error.code], [400, 'Request_BadRequest']);
      assert.equal((await ask('Password Administrator')).status, 201);
    } finally {
      await rig.stop();
    }
  });
});
