import assert from 'node:assert/strict';
import { forDuration, G, groupAsk, R } from './asks.ts';
import { type GraphCaller, groupId, type Rig, roleId, startRig } from './rig.ts';

describe('OData, as far as PIM takes it', () => {
  let rig: Rig;
  let alex: GraphCaller;
  let adele: GraphCaller;

  before(async () => {
    rig = await startRig();
    [alex, adele] = [await rig.as('Alex'), await rig.as('Adele')];
  });
  after(() => rig.stop());

  const own = (layer: string, query = '') => alex.get(`${R}/${layer}/filterByCurrentUser(on='principal')${query}`);
  const refusal = ({ status, body }: { status: number; body: { error: { code: string; message: string } } }) => [
    status,
    body.error.code,
    body.error.message,
  ];

  it('pages by $top, with a nextLink on the production host that leads to all of them', async () => {
    const seen: string[] = [];
    let link: string | undefined = `${R}/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')?$top=4`;
    let pages = 0;
    while (link) {
      const { body } = await alex.get(link);
      assert.ok(body.value.length <= 4);
      seen.push(...body.value.map((one: { id: string }) => one.id));
      link = body['@odata.nextLink'];
      if (link) assert.match(link, /^https:\/\/graph\.microsoft\.com\/v1\.0\//);
      pages += 1;
    }
    assert.equal(pages, 3);
    const { body } = await own('roleEligibilityScheduleInstances');
    assert.deepEqual(
      seen,
      body.value.map((one: { id: string }) => one.id),
    );
  });

  it('filters by eq, ne and and', async () => {
    const filter = `?$filter=roleDefinitionId eq '${roleId('Helpdesk Administrator')}' and memberType ne 'Group'`;
    const { body } = await own('roleEligibilitySchedules', filter);
    assert.deepEqual(
      body.value.map((one: { roleDefinitionId: string }) => one.roleDefinitionId),
      [roleId('Helpdesk Administrator')],
    );
  });

  it('counts as plain text', async () => {
    const { status, headers, body } = await adele.get(`${R}/roleEligibilitySchedules/$count`);
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(String(body), /^\d+$/);
  });

  it('selects, and then gives no advice', async () => {
    const all = await own('roleEligibilitySchedules');
    assert.match(all.body['@microsoft.graph.tips'], /Use \$select/);
    const { body } = await own('roleEligibilitySchedules', '?$select=id,status');
    assert.equal(body['@microsoft.graph.tips'], undefined);
    for (const one of body.value) assert.deepEqual(Object.keys(one).sort(), ['@odata.type', 'id', 'status']);
  });

  it('expands the role, the principal with its type, and the eligibility below an activation', async () => {
    const { body } = await own('roleEligibilitySchedules', '?$expand=roleDefinition($select=displayName),principal');
    const [first] = body.value;
    assert.deepEqual(Object.keys(first.roleDefinition), ['displayName']);
    assert.equal(first.principal['@odata.type'], '#microsoft.graph.user');
    assert.equal(
      body.value.find((one: { memberType: string }) => one.memberType === 'Group').principal['@odata.type'],
      '#microsoft.graph.group',
    );
    await alex.post(
      `${G}/assignmentScheduleRequests`,
      groupAsk('selfActivate', alex.id, 'Prod Database Operators', forDuration('PT1H')),
    );
    const held = await alex.get(
      `${G}/assignmentScheduleInstances/filterByCurrentUser(on='principal')?$expand=activatedUsing,group`,
    );
    const [instance] = held.body.value;
    assert.equal(instance.activatedUsing.groupId, groupId('Prod Database Operators'));
    assert.equal(instance.group.displayName, 'Prod Database Operators');
    assert.deepEqual([instance.memberType, instance.assignmentType], ['direct', 'activated']);
  });

  for (const [why, path, code, message] of [
    [
      'a bare status in the plain list',
      `${R}/roleAssignmentScheduleRequests?$filter=status eq 'PendingApproval'`,
      'InvalidFilter',
      "The status eq 'PendingApproval' filter is invalid.",
    ],
    [
      'an order of role requests',
      `${R}/roleAssignmentScheduleRequests?$orderby=createdDateTime desc`,
      'InvalidFilter',
      'The  filter is invalid.',
    ],
    [
      'an unknown property',
      `${R}/roleEligibilitySchedules?$filter=colour eq 'red'`,
      'InvalidFilter',
      "The colour eq 'red' filter is invalid.",
    ],
    [
      'a torn filter',
      `${R}/roleEligibilitySchedules?$filter=principalId eq`,
      'InvalidFilter',
      'The principalId eq filter is invalid.',
    ],
    [
      'or',
      `${R}/roleEligibilitySchedules?$filter=principalId eq 'a' or principalId eq 'b'`,
      'InvalidFilter',
      "The principalId eq 'a' or principalId eq 'b' filter is invalid.",
    ],
    [
      'a group list without group or principal',
      `${G}/eligibilitySchedules`,
      'MissingParameters',
      'The required parameters GroupId or PrincipalId is missing',
    ],
    [
      'policies without a scope',
      '/v1.0/policies/roleManagementPolicies',
      'MissingParameters',
      'The required parameters ScopeId or ScopeType is missing',
    ],
  ] as const)
    it(`refuses ${why}`, async () => {
      assert.deepEqual(refusal(await adele.get(path)), [400, code, message]);
    });

  it('refuses an unknown value of "on", an unknown member to select, a $top that is none', async () => {
    assert.equal((await alex.get(`${R}/roleEligibilitySchedules/filterByCurrentUser(on='everybody')`)).status, 400);
    assert.match(
      (await own('roleEligibilitySchedules', '?$select=colour')).body.error.message,
      /Could not find a property named 'colour'/,
    );
    assert.match(
      (await own('roleEligibilitySchedules', '?$expand=colour')).body.error.message,
      /Could not find a property named 'colour'/,
    );
    assert.equal((await own('roleEligibilitySchedules', '?$top=many')).status, 400);
    assert.equal((await own('roleEligibilitySchedules', '?$skiptoken=mine')).status, 400);
  });

  it('takes a status where one filters by oneself', async () => {
    const { status } = await own('roleAssignmentScheduleRequests', "?$filter=status eq 'PendingApproval'");
    assert.equal(status, 200);
  });

  it('orders group requests by their creation', async () => {
    const path = `${G}/eligibilityScheduleRequests?$filter=principalId eq '${alex.id}'&$orderby=createdDateTime desc`;
    const { status, body } = await alex.get(path);
    assert.equal(status, 200);
    const times = body.value.map((one: { createdDateTime: string }) => one.createdDateTime);
    assert.deepEqual(times, times.toSorted().reverse());
  });

  it('knows a group that was renewed of old by the request of its own', async () => {
    const { body } = await alex.get(`${G}/eligibilityScheduleRequests/filterByCurrentUser(on='principal')`);
    assert.ok(body.value.some((one: { groupId: string }) => one.groupId === groupId('Build Agents')));
  });
});
