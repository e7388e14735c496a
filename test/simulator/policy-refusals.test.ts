import assert from 'node:assert/strict';
import { forDuration, G, groupAsk } from './asks.ts';
import { approvalBy, groupPolicy, POLICIES, POLICY_SCOPES, rolePolicy, ruleBody } from './policy-asks.ts';
import { type GraphCaller, groupId, personId, type Rig, startRig } from './rig.ts';

describe('Changing a policy', () => {
  let rig: Rig;
  let adele: GraphCaller;
  let id: string;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());
  beforeEach(async () => {
    await rig.control('reset', {});
    adele = await rig.as('Adele', { scopes: POLICY_SCOPES });
    id = await rolePolicy(adele, 'Global Reader');
  });
  const someone = { '@odata.type': '#microsoft.graph.singleUser', userId: personId('Megan') };
  const setting = (more: object) => ruleBody('Approval_EndUser_Assignment', { setting: more });
  const expiration = (more: object, id = 'Expiration_EndUser_Assignment') => ruleBody(id, more);

  for (const [what, body] of [
    ['without @odata.type', { id: 'Expiration_EndUser_Assignment', maximumDuration: 'PT1H' }],
    ['without id', { ...expiration({ maximumDuration: 'PT1H' }), id: undefined }],
    [
      'with the id of another rule',
      { ...expiration({}), id: 'Expiration_Admin_Assignment', path: 'Expiration_EndUser_Assignment' },
    ],
    [
      'with the type of another rule',
      { ...ruleBody('Enablement_EndUser_Assignment', {}), id: 'Expiration_EndUser_Assignment' },
    ],
    ['with the target of another rule', expiration({ target: { caller: 'Admin', level: 'Assignment' } })],
    ['with a length in months', expiration({ maximumDuration: 'P1M' }, 'Expiration_Admin_Eligibility')],
    ['with a length in weeks', expiration({ maximumDuration: 'P1W' }, 'Expiration_Admin_Eligibility')],
    ['with a length of nothing', expiration({ maximumDuration: 'PT0H' })],
    ['with a length that is none', expiration({ maximumDuration: 'two hours' })],
    ['with activations of more than a day', expiration({ maximumDuration: 'P2D' })],
    ['with activations for good', expiration({ isExpirationRequired: false })],
    ['with a flag that is none', expiration({ isExpirationRequired: 'yes' })],
    ['with an unknown thing to ask for', ruleBody('Enablement_EndUser_Assignment', { enabledRules: ['Prayer'] })],
    [
      'with an unknown level of notification',
      ruleBody('Notification_Admin_Admin_Eligibility', { notificationLevel: 'Some' }),
    ],
    [
      'with another recipient than the rule’s',
      ruleBody('Notification_Admin_Admin_Eligibility', { recipientType: 'Approver' }),
    ],
    ['with notifications by pigeon', ruleBody('Notification_Admin_Admin_Eligibility', { notificationType: 'Pigeon' })],
    ['with an approver whom nobody knows', approvalBy({ ...someone, userId: crypto.randomUUID() })],
    ['with an approver of another kind', approvalBy({ ...someone, userId: groupId('PIM Approvers') })],
    ['with an approver by role', approvalBy({ '@odata.type': '#microsoft.graph.requestorManager' })],
    ['with an approver without a kind', approvalBy({ userId: personId('Megan') })],
    ['with two stages', setting({ approvalStages: [{}, {}] })],
    ['with a mode of several stages', setting({ approvalMode: 'Serial' })],
    ['with a member that a stage does not have', setting({ approvalStages: [{ fallbackPrimaryApprovers: [] }] })],
    ['with a context that is no text', ruleBody('AuthenticationContext_EndUser_Assignment', { claimValue: 1 })],
    ['with a list', []],
  ] as const)
    it(`${what} is refused, as a rule and within a policy`, async () => {
      const path = 'path' in body ? body.path : 'id' in body && body.id ? body.id : 'Expiration_EndUser_Assignment';
      const one = await adele.patch(`${POLICIES}/${id}/rules/${path}`, body);
      assert.deepEqual(
        [one.status, one.body.error.code, one.body.error.message],
        [400, 'InvalidPolicyRule', 'The policy rule is invalid.'],
      );
      if ('path' in body) return;
      const many = await adele.patch(`${POLICIES}/${id}`, { rules: [body] });
      assert.deepEqual(
        [many.status, many.body.error.code, many.body.error.message],
        [400, 'InvalidPolicy', 'The policy is invalid.'],
      );
    });

  for (const [what, body] of [
    ['nothing', {}],
    ['no rules', { rules: [] }],
    ['rules that are none', { rules: 'all' }],
    ['a rule that nobody knows', { rules: [ruleBody('Expiration_Nobody_Never', {})] }],
  ] as const)
    it(`into ${what} is refused`, async () => {
      const { status, body: answer } = await adele.patch(`${POLICIES}/${id}`, body);
      assert.deepEqual([status, answer.error.code], [400, 'InvalidPolicy']);
    });

  it('needs a rule, a policy and a provider that exist, and JSON', async () => {
    const known = ruleBody('Expiration_EndUser_Assignment', {});
    const patch = async (path: string, body: unknown = known) => {
      const reply = await adele.patch(`${POLICIES}/${path}`, body);
      return [reply.status, reply.body.error.code, reply.body.error.message];
    };
    const sentence = 'The policy rule id Nobody is invalid.';
    assert.deepEqual(await patch(`${id}/rules/Nobody`), [400, 'InvalidPolicyRule', sentence]);
    const read = await adele.get(`${POLICIES}/${id}/rules/Nobody`);
    assert.deepEqual([read.status, read.body.error.message], [400, sentence]);
    const nobody = `DirectoryRole_${crypto.randomUUID()}_${crypto.randomUUID()}`;
    assert.deepEqual((await patch(`${nobody}/rules/${known.id}`)).slice(0, 2), [404, 'ResourceNotFound']);
    const [status, code, message] = await patch(`P/rules/${known.id}`);
    assert.deepEqual([status, code], [400, 'UnknownError']);
    assert.equal(JSON.parse(message).errorCode, 'MissingProvider');
    assert.deepEqual((await patch(id, '{"rules":')).slice(0, 2), [400, 'BadRequest']);
  });

  it('needs the permission of its provider to write, which the refusal names', async () => {
    const reader = await rig.as('Adele', {
      scopes: ['RoleManagementPolicy.Read.Directory', 'RoleManagementPolicy.Read.AzureADGroup'],
    });
    for (const [policy, named] of [
      [id, 'RoleManagementPolicy.ReadWrite.Directory,RoleManagement.ReadWrite.Directory'],
      [await groupPolicy(reader, 'Build Agents'), 'RoleManagementPolicy.ReadWrite.AzureADGroup'],
    ]) {
      const { status, body } = await reader.patch(`${POLICIES}/${policy}`, { rules: [] });
      assert.equal(status, 403);
      assert.equal(
        JSON.parse(body.error.message).message,
        `Authorization failed due to missing permission scope ${named}.`,
      );
    }
  });

  it('needs an administrator of roles, or an owner of the group', async () => {
    const body = ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT1H' });
    const patch = async (name: string, policy: string) =>
      (await (await rig.as(name, { scopes: POLICY_SCOPES })).patch(`${POLICIES}/${policy}/rules/${body.id}`, body))
        .status;
    const group = await groupPolicy(adele, 'Incident Commanders');
    assert.deepEqual([await patch('Alex', id), await patch('Alex', group)], [403, 403]);
    assert.deepEqual([await patch('Adele', id), await patch('Adele', group)], [200, 200]);
    const application = await rig.application(['RoleManagementPolicy.ReadWrite.Directory']);
    assert.equal((await application.patch(`${POLICIES}/${id}/rules/${body.id}`, body)).status, 200);
    assert.equal((await adele.get(`${POLICIES}/${id}`)).body.lastModifiedBy.displayName, 'PIM Bot');
  });
});

describe('The ids of policies', () => {
  let rig: Rig;
  let adele: GraphCaller;

  before(async () => {
    rig = await startRig();
    adele = await rig.as('Adele', { scopes: POLICY_SCOPES });
  });
  after(() => rig.stop());
  const body = ruleBody('Expiration_EndUser_Assignment', { maximumDuration: 'PT1H' });

  it('of groups change with every edit, and the earlier ones go on working', async () => {
    const first = await groupPolicy(adele, 'Build Agents');
    const owners = await groupPolicy(adele, 'Build Agents', 'owner');
    assert.equal((await adele.patch(`${POLICIES}/${first}/rules/${body.id}`, body)).status, 200);
    const second = await groupPolicy(adele, 'Build Agents');
    assert.notEqual(second, first);
    assert.equal(await groupPolicy(adele, 'Build Agents', 'owner'), owners);
    assert.equal((await adele.patch(`${POLICIES}/${first}`, { rules: [body] })).status, 200);
    assert.equal((await adele.get(`${POLICIES}/${first}/rules/${body.id}`)).body.maximumDuration, 'PT1H');
    assert.notEqual(await groupPolicy(adele, 'Build Agents'), second);
  });

  it('of a group change, both of them, when PIM takes it over: by a first request, or by an edit', async () => {
    const ids = async (group: string) => [await groupPolicy(adele, group), await groupPolicy(adele, group, 'owner')];
    const asked = await ids('Reporting');
    await adele.post(
      `${G}/eligibilityScheduleRequests`,
      groupAsk('adminAssign', personId('Isaiah'), 'Reporting', forDuration('P1D')),
    );
    const edited = await ids('PIM Approvers');
    await adele.patch(`${POLICIES}/${edited[0]}/rules/${body.id}`, body);
    for (const [group, before] of [
      ['Reporting', asked],
      ['PIM Approvers', edited],
    ] as const) {
      const after = await ids(group);
      assert.notEqual(after[0], before[0]);
      assert.notEqual(after[1], before[1]);
    }
  });

  it('of roles stay, and "Directory" names the same policy', async () => {
    const id = await rolePolicy(adele, 'Global Reader');
    await adele.patch(`${POLICIES}/${id}/rules/${body.id}`, body);
    assert.equal(await rolePolicy(adele, 'Global Reader'), id);
    const directory = id.replace('DirectoryRole_', 'Directory_');
    assert.equal((await adele.get(`${POLICIES}/${directory}/rules/${body.id}`)).body.maximumDuration, 'PT1H');
  });
});
