import assert from 'node:assert/strict';
import { ALEX } from '../http/rig.ts';
import { answering, eligibilityFrom, ROLE, requestFrom, rowOf, SUBSCRIPTION } from './answering.ts';

describe('A row of Azure', () => {
  for (const [scope, kind, name] of [
    ['/', 'tenant-root', '/'],
    ['/providers/Microsoft.Management/managementGroups/contoso', 'management-group', 'contoso'],
    ['/subscriptions/1', 'subscription', '1'],
    ['/subscriptions/1/resourcegroups/rg web', 'resource-group', 'rg web'],
    ['/subscriptions/1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv', 'resource', 'kv'],
    ['/subscriptions/1/resourceGroups/rg/providers/Microsoft.Sql/servers/s/databases/d', 'resource', 'd'],
    ['/subscriptions/1/resourceGroups/rg/providers/A.B/c/d/providers/E.F/g/h', 'resource', 'h'],
  ] as const)
    it(`at ${scope} is of a ${kind}, called ${name} where PIM gives no name`, async () => {
      const read = await eligibilityFrom({ scope });
      assert.deepEqual(read.scope, { kind, id: scope, name });
    });

  it('has the names that PIM gives', async () => {
    const read = await eligibilityFrom({
      expandedProperties: {
        principal: { displayName: 'Alex Wilber', userPrincipalName: 'alexw@contoso.example', type: 'User' },
        roleDefinition: { displayName: 'Contributor' },
        scope: { displayName: 'Contoso Prod', type: 'subscription' },
      },
    });
    assert.deepEqual(
      [read.role.name, read.scope.name, read.principal.name, read.principal.signInName],
      ['Contributor', 'Contoso Prod', 'Alex Wilber', 'alexw@contoso.example'],
    );
  });

  it('takes an e-mail address for no sign-in name', async () => {
    const read = await eligibilityFrom({ expandedProperties: { principal: { email: 'alex@contoso.example' } } });
    assert.equal(read.principal.signInName, undefined);
    assert.equal(read.principal.name, ALEX.objectId);
  });

  it('keeps the letters of its scope, and loses what says nothing', async () => {
    for (const written of [
      SUBSCRIPTION,
      `/${SUBSCRIPTION}`,
      SUBSCRIPTION.slice(1),
      `${SUBSCRIPTION}/`,
      `/providers/Microsoft.Subscription${SUBSCRIPTION}`,
      `providers/Microsoft.Subscription/${SUBSCRIPTION}`,
    ])
      assert.equal((await eligibilityFrom({ scope: written })).scope.id, SUBSCRIPTION, written);
  });

  it('is of the same role under every id of it', async () => {
    for (const prefix of [`${SUBSCRIPTION}/`, '/', '', '/providers/Microsoft.Management/managementGroups/contoso/'])
      for (const guid of [ROLE, ROLE.toUpperCase()]) {
        const roleDefinitionId = `${prefix}providers/Microsoft.Authorization/roleDefinitions/${guid}`;
        assert.equal((await eligibilityFrom({ roleDefinitionId })).role.id, ROLE, roleDefinitionId);
      }
  });

  it('says who holds it, through what, and since when', async () => {
    for (const [principalType, kind] of [
      ['User', 'user'],
      ['Group', 'group'],
      ['ForeignGroup', 'group'],
      ['ServicePrincipal', 'service-principal'],
      ['Device', 'unknown'],
    ])
      assert.equal((await eligibilityFrom({ principalType })).principal.kind, kind);
    assert.equal((await eligibilityFrom({ memberType: 'Inherited' })).memberType, 'inherited');
    const startDateTime = '2026-10-09T18:30:13.6909963Z';
    const read = await eligibilityFrom({ startDateTime, endDateTime: '2026-11-08T09:48:47.61Z' });
    assert.deepEqual(
      [read.startsAt, read.endsAt],
      [new Date('2026-10-09T18:30:13.690Z'), new Date('2026-11-08T09:48:47.610Z')],
    );
  });

  it('carries its condition along', async () => {
    const condition = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'x'";
    const expected = { expression: condition, version: '2.0' };
    assert.deepEqual((await eligibilityFrom({ condition, conditionVersion: '2.0' })).condition, expected);
    assert.equal((await eligibilityFrom({ conditionVersion: '2.0' })).condition, undefined);
  });

  it('that is no row fails with its name instead of showing something wrong', async () => {
    const { azure, person } = answering(() => ({ body: { value: [rowOf({ principalId: 7 })] } }));
    await assert.rejects(azure.rights.assignments(person, 'mine'), {
      code: 'UnreadableAnswer',
      message: /Azure Resource Manager .*principalId/,
    });
  });
});

describe('What somebody holds more than once', () => {
  const rows = (...properties: object[]) => {
    const value = properties.map((one, number) => rowOf(one, `row-${number}`));
    return answering(() => ({ body: { value } }));
  };
  const group = { memberType: 'Group', principalId: 'group-1', principalType: 'Group' };

  it('is one eligibility: the one that lasts longest, and of equals their own', async () => {
    const soon = { endDateTime: '2026-12-01T00:00:00Z' };
    const { azure, person } = rows(soon, { ...group, scope: SUBSCRIPTION.toLowerCase() }, { ...group }, {}, soon);
    const read = await azure.rights.eligibilities(person, 'mine');
    assert.deepEqual(
      read.map(({ scheduleId, memberType }) => [scheduleId.split('/').at(-1), memberType]),
      [['row-3', 'direct']],
    );
  });

  it('stays two where one is activated and one assigned, or planned for another time', async () => {
    const { azure, person } = rows({ assignmentType: 'Activated' }, group, { assignmentType: 'Assigned' });
    const held = await azure.rights.assignments(person, 'mine');
    assert.deepEqual(
      held.map(({ assignmentType, memberType }) => `${assignmentType} ${memberType}`),
      ['activated direct', 'assigned direct'],
    );
    const planned = rows({ startDateTime: '2026-12-01T00:00:00Z' }, { startDateTime: '2026-12-02T00:00:00Z' });
    assert.equal((await planned.azure.rights.schedules(ALEX, 'eligibility', 'mine')).length, 2);
  });

  it('stays as it is in the lists of administrators, of the role they ask for', async () => {
    const other = { roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/other' };
    const { azure, person } = rows({}, group, other);
    const filter = { scopeId: SUBSCRIPTION, roleId: ROLE.toUpperCase() };
    assert.equal((await azure.rights.eligibilities(person, filter)).length, 2);
    assert.equal((await azure.rights.eligibilities(person, { scopeId: SUBSCRIPTION })).length, 3);
  });
});

describe('A request of Azure', () => {
  it('is read with its window, its ticket and the approval it waits for', async () => {
    const approvalId = '/providers/Microsoft.Authorization/roleAssignmentApprovals/approval-1';
    const read = await requestFrom({
      approvalId,
      ticketInfo: { ticketNumber: 'INC-4711' },
      createdOn: '2026-10-09T18:30:11.5651511Z',
      scheduleInfo: {
        startDateTime: '2026-10-09T18:30:12.9751944+00:00',
        expiration: { type: 'AfterDuration', duration: 'PT1H' },
      },
    });
    assert.deepEqual([read.id, read.action, read.approvalId], ['row-1', 'SelfActivate', 'approval-1']);
    assert.deepEqual(read.ticket, { ticketNumber: 'INC-4711', ticketSystem: undefined });
    assert.equal(read.endsAt?.toISOString(), '2026-10-09T19:30:12.975Z');
    assert.equal((await requestFrom({ approvalId: 'approval-1' })).approvalId, 'approval-1');
  });

  it('without a ticket has none, although the member is there', async () => {
    assert.equal((await requestFrom({ ticketInfo: {} })).ticket, undefined);
  });

  it('of an old extension shows the reason of who asked, not the JSON around it', async () => {
    const justification = '{"RequestorReason":"One more week","AdminReason":null}';
    assert.equal((await requestFrom({ justification })).justification, 'One more week');
    assert.equal((await requestFrom({ justification: '{"a":1}' })).justification, '{"a":1}');
    assert.equal((await requestFrom({ justification: 'INC-4711' })).justification, 'INC-4711');
  });
});
