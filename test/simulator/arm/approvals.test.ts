import assert from 'node:assert/strict';
import { type ArmCaller, type ArmRig, ask, at, forDuration, newGuid, PROD, startArmRig, WEB } from './arm-rig.ts';

const VERSION = '2021-01-01-preview';

describe('The approval of an Azure role', () => {
  let rig: ArmRig;
  let alex: ArmCaller;
  let megan: ArmCaller;
  let id: string;

  before(async () => {
    rig = await startArmRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    [alex, megan] = [await rig.as('Alex'), await rig.as('Megan')];
    const asked = await activate();
    assert.deepEqual([asked.status, asked.body.properties.status], [201, 'PendingApproval']);
    id = asked.body.name;
    assert.equal(asked.body.properties.approvalId, `/providers/Microsoft.Authorization/roleAssignmentApprovals/${id}`);
  });

  const activate = () =>
    alex.put(
      at(WEB, `roleAssignmentScheduleRequests/${newGuid()}`),
      ask('SelfActivate', alex.id, WEB, 'Owner', forDuration('PT1H')),
    );
  const path = (rest = '', scope = '') => at(scope, `roleAssignmentApprovals${rest}`, {}, VERSION);
  const list = (filter: string, scope = '') =>
    at(scope, 'roleAssignmentApprovals', filter === '' ? {} : { $filter: filter }, VERSION);
  const decide = (caller: ArmCaller, reviewResult: string, justification = 'fine') =>
    caller.patch(path(`/${id}/stages/${id}`), { properties: { reviewResult, justification } });
  const status = async () => {
    const { body } = await alex.get(at(WEB, 'roleAssignmentScheduleRequests', { $filter: 'asTarget()' }));
    return body.value.find(({ name }: { name: string }) => name === id).properties.status;
  };
  const names = ({ body }: { body: { value: { name: string }[] } }) => body.value.map(({ name }) => name);

  it('waits where the approver sees it, who needs no Azure role for that', async () => {
    const pending = at('', 'roleAssignmentScheduleRequests', { $filter: 'asApprover()' });
    assert.deepEqual(names(await megan.get(pending)), [id]);
    assert.deepEqual(names(await (await rig.as('Diego')).get(pending)), [id]);
    assert.deepEqual(names(await alex.get(pending)), []);
    assert.deepEqual(names(await megan.get(list('asApprover()'))), [id]);
    assert.deepEqual(names(await alex.get(list('asTarget()', WEB))), [id]);
    assert.deepEqual(names(await alex.get(list('asCreatedBy()'))), [id]);
    assert.deepEqual(names(await megan.get(list('asTarget()'))), []);
  });

  it('has one stage, in progress, assigned to who may decide, whose id leads to itself', async () => {
    const { body } = await megan.get(path(`/${id}`));
    const [stage] = body.properties.stages;
    assert.deepEqual(stage, {
      properties: { status: 'InProgress', assignedToMe: true, reviewResult: 'NotReviewed', justification: '' },
      name: id,
      id: `/providers/Microsoft.Authorization/roleAssignmentApprovals/${id}/stages/${id}`,
      type: 'Microsoft.Authorization/roleAssignmentApprovals/stages',
    });
    assert.deepEqual((await megan.get(`${stage.id}?api-version=${VERSION}`)).body, stage);
    assert.deepEqual((await megan.get(path(`/${id}/stages`))).body, { value: [stage] });
    const own = await alex.get(path(`/${id}/stages/${id}`, WEB));
    assert.equal(own.body.properties.assignedToMe, false);
    assert.match(own.body.id, /rg-web-prod/);
  });

  for (const [form, send] of [
    ['PATCH wrapped', (url: string, body: object) => megan.patch(url, { properties: body })],
    ['PUT wrapped', (url: string, body: object) => megan.put(url, { properties: body })],
    ['PATCH flat', (url: string, body: object) => megan.patch(url, body)],
    ['PUT flat', (url: string, body: object) => megan.put(url, body)],
  ] as const)
    it(`is given by ${form}, and begins the window then`, async () => {
      await rig.later('PT3H');
      const decision = { reviewResult: 'Approve', justification: 'I trust this person.' };
      const { status: code, body } = await send(path(`/${id}/stages/${id}`, WEB), decision);
      assert.equal(code, 200);
      const { reviewedBy, reviewedDateTime, ...rest } = body.properties;
      assert.deepEqual(rest, { ...decision, status: 'Completed', assignedToMe: true });
      assert.deepEqual(reviewedBy, {
        principalId: megan.id,
        principalType: 'user',
        principalName: 'Megan Bowen',
        userPrincipalName: 'meganb@contoso.example',
      });
      assert.match(reviewedDateTime, /^2026-11-24T11:00:/);
      assert.equal(await status(), 'Provisioned');
      const held = await alex.get(at(WEB, 'roleAssignmentScheduleInstances', { $filter: 'asTarget()' }));
      assert.match(held.body.value[0].properties.endDateTime, /^2026-11-24T12:00:/);
    });

  it('ends as Denied when it is denied, and the first decision counts', async () => {
    assert.equal((await decide(megan, 'Deny')).status, 200);
    assert.equal(await status(), 'Denied');
    const second = await decide(await rig.as('Diego'), 'Approve');
    assert.deepEqual([second.status, second.body.error.code], [409, 'Conflict']);
    assert.deepEqual(names(await megan.get(list('asApprover()'))), []);
  });

  it('lapses after a day', async () => {
    await rig.later('P1DT1M');
    assert.equal(await status(), 'TimedOut');
    assert.equal((await decide(megan, 'Approve')).status, 409);
    assert.equal((await megan.get(path(`/${id}/stages/${id}`))).body.properties.status, 'Expired');
  });

  it('is not for bystanders, nor for the one who asked', async () => {
    const isaiah = await rig.as('Isaiah');
    for (const caller of [isaiah, alex]) {
      const { status: code, body } = await decide(caller, 'Approve');
      assert.deepEqual(
        [code, body.error.code, body.error.message],
        [400, 'InsufficientPermissions', `The requestor ${caller.id} does not have permissions for this request.`],
      );
    }
    assert.equal((await isaiah.get(path(`/${id}`))).body.error.code, 'InsufficientPermissions');
    assert.equal((await isaiah.get(list(''))).body.error.code, 'InsufficientPermissions');
    assert.equal(await status(), 'PendingApproval');
  });

  it('is read by whoever may read there', async () => {
    const adele = await rig.as('Adele');
    assert.deepEqual(names(await adele.get(list('', PROD))), [id]);
    assert.equal((await adele.get(path(`/${id}`, PROD))).status, 200);
  });

  it('needs a justification, a known word, a known id and the right version', async () => {
    assert.match((await decide(megan, 'Approve', ' ')).body.error.message, /JustificationRule/);
    assert.equal((await decide(megan, 'Maybe')).body.error.code, 'InvalidRequestContent');
    const unknown = newGuid();
    assert.equal((await megan.get(path(`/${unknown}`))).status, 404);
    assert.equal((await megan.get(path(`/${id}/stages/${unknown}`))).status, 404);
    const wrong = await megan.get(at('', `roleAssignmentApprovals/${id}`));
    assert.deepEqual([wrong.status, wrong.body.error.code], [404, 'InvalidResourceType']);
  });

  it('blocks a second request, and is gone when the first is cancelled', async () => {
    assert.equal((await activate()).body.error.code, 'PendingRoleAssignmentRequest');
    assert.equal((await alex.post(at(WEB, `roleAssignmentScheduleRequests/${id}/cancel`))).status, 200);
    assert.equal(await status(), 'Canceled');
    assert.equal((await decide(megan, 'Approve')).status, 409);
    assert.equal((await activate()).status, 201);
  });
});
