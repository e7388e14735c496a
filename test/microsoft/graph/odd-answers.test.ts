import assert from 'node:assert/strict';
import type { Answer } from '../http/answering-send.ts';
import { ALEX } from '../http/rig.ts';
import { answering } from './answering.ts';
import { draftOf } from './drafts.ts';
import { failureOf, roleTarget } from './live-graph.ts';

const role = { id: 'row-1', principalId: ALEX.objectId, roleDefinitionId: 'role-1', directoryScopeId: '/' };
const group = {
  id: 'row-1',
  principalId: ALEX.objectId,
  accessId: 'member',
  groupId: 'group-1',
  group: { displayName: 'G' },
};
const request = { ...role, status: 'Provisioned', action: 'selfActivate' };
const list = (...value: object[]): Answer => ({ body: { value } });
const rights = (...rows: object[]) => answering(() => list(...rows));

describe('Odd answers of Graph', () => {
  it('are read whatever the case of their words', async () => {
    const assignments = await rights(
      { ...role, memberType: 'GROUP', assignmentType: 'Activated' },
      { ...role, memberType: 'Inherited', assignmentType: 'Assigned' },
      { ...role, memberType: 'Direct', assignmentType: 'SomethingNew' },
      { ...role, memberType: null, assignmentType: null },
    ).roles.rights.assignments(ALEX, {});
    assert.deepEqual(
      assignments.map(({ memberType, assignmentType }) => [memberType, assignmentType]),
      [
        ['group', 'activated'],
        ['inherited', 'assigned'],
        ['direct', 'assigned'],
        ['direct', 'assigned'],
      ],
    );
    const owners = await rights({ ...group, accessId: 'Owner', memberType: 'direct' }).groups.rights.eligibilities(
      ALEX,
      {},
    );
    assert.deepEqual(owners[0]?.role, { id: 'owner', name: 'Owner' });
    const unknown = await rights({ ...group, accessId: 'guardian' }).groups.rights.eligibilities(ALEX, {});
    assert.deepEqual(unknown[0]?.role, { id: 'guardian', name: 'guardian' });
  });

  it('keep a status and an action that nobody knows', async () => {
    const { roles } = answering(() => list({ ...request, status: 'PendingSomethingNew', action: 'SelfActivate' }));
    const [read] = await roles.requests.list(ALEX, 'assignment', 'mine');
    assert.deepEqual([read?.status, read?.action], ['PendingSomethingNew', 'SelfActivate']);
  });

  for (const [what, scheduleInfo, startsAt, endsAt] of [
    ['no schedule at all', null, undefined, undefined],
    ['an end that is said', window({ type: 'afterDateTime', endDateTime: '2026-11-24T10:00:00Z' }), 'T08', 'T10'],
    ['a duration', window({ type: 'afterDuration', duration: 'PT2H' }), 'T08', 'T10'],
    [
      'a duration in months, which nobody can count',
      window({ type: 'afterDuration', duration: 'P6M' }),
      'T08',
      undefined,
    ],
    ['no end', window({ type: 'noExpiration', endDateTime: null, duration: null }), 'T08', undefined],
    ['nothing said', window({ type: 'notSpecified' }), 'T08', undefined],
    ['no expiration', { startDateTime: '2026-11-24T08:00:00.1234567Z' }, 'T08', undefined],
    [
      'a duration from an unknown start',
      { expiration: { type: 'afterDuration', duration: 'PT2H' } },
      undefined,
      undefined,
    ],
    ['times that are none', { startDateTime: 'soon', expiration: { endDateTime: 'later' } }, undefined, undefined],
    ['the year 1, which is never', { startDateTime: '0001-01-01T08:00:00Z' }, undefined, undefined],
  ] as const)
    it(`have a window also with ${what}`, async () => {
      const [schedule] = await rights({ ...role, status: 'Provisioned', scheduleInfo }).roles.rights.schedules(
        ALEX,
        'assignment',
        {},
      );
      const hour = (date: Date | undefined) => date && /T\d\d/.exec(date.toISOString())?.[0];
      assert.deepEqual([hour(schedule?.startsAt), hour(schedule?.endsAt)], [startsAt, endsAt]);
    });

  it('read a scope letter by letter, whatever kind it is', async () => {
    const scopes = ['/', '/administrativeUnits/5A3C', '/AdministrativeUnits/5a3c', '/135D63CF'];
    const read = await rights(
      ...scopes.map((directoryScopeId) => ({ ...role, directoryScopeId })),
    ).roles.rights.eligibilities(ALEX, {});
    assert.deepEqual(
      read.map(({ scope }) => scope.id),
      scopes,
    );
    assert.deepEqual(
      read.map(({ scope }) => scope.kind),
      ['directory', 'administrative-unit', 'administrative-unit', 'application'],
    );
    const [app] = await rights({ ...role, directoryScopeId: null, appScopeId: '/x' }).roles.rights.eligibilities(
      ALEX,
      {},
    );
    assert.equal(app?.scope.id, '/x');
  });

  for (const [answer, result] of [
    ['Approve', 'approve'],
    ['Approved', 'approve'],
    ['Deny', 'deny'],
    ['denied', 'deny'],
    ['NotReviewed', 'not-reviewed'],
    [null, 'not-reviewed'],
  ] as const)
    it(`take ${answer} for ${result}`, async () => {
      const step = { id: 'a', status: 'Completed', assignedToMe: true, reviewResult: answer };
      const { roles } = answering(() => ({ body: { id: 'a', steps: [step] } }));
      const approval = await roles.approvals.read(ALEX, { id: 'a', approvalId: 'a' } as never);
      assert.equal(approval?.steps[0]?.result, result);
    });

  it('of a policy that lacks rules lack just those', async () => {
    const rules = [{ id: 'enablement_enduser_assignment', enabledRules: ['Justification', 'SomethingNew'] }];
    const { roles } = answering(() => list({ roleDefinitionId: 'role-1', policy: { rules } }));
    const policy = await roles.policies.read(ALEX, roleTarget('Global Reader'));
    assert.deepEqual(policy?.activation, {
      expiration: undefined,
      enablement: { enabledRules: ['Justification', 'SomethingNew'] },
      approval: undefined,
      authenticationContext: undefined,
    });
    for (const body of [{ value: [] }, { value: [{ policy: null }] }, { value: [{ policy: { rules: null } }] }])
      assert.equal(await answering(() => ({ body })).roles.policies.read(ALEX, roleTarget('Global Reader')), undefined);
  });

  it('that list nothing readable say so, and where', async () => {
    for (const body of [
      list({ ...role, principalId: 7 }),
      list({}),
      { body: {} },
      { body: '<html>Sign in to Wi-Fi</html>' },
    ]) {
      const error = await failureOf(answering(() => body).roles.rights.eligibilities(ALEX, 'mine'));
      assert.equal(error.code, 'UnreadableAnswer');
    }
    const error = await failureOf(rights({ ...group, groupId: null }).groups.rights.eligibilities(ALEX, 'mine'));
    assert.match(error.message, /eligibilityScheduleInstances\/filterByCurrentUser\S+ in an unknown shape \(groupId\)/);
  });

  for (const [what, answer] of [
    ['another shape', { status: 201, body: { id: 'request-1' } }],
    ['an HTML page', { status: 200, body: '<html>OK</html>' }],
    ['nothing', { status: 201 }],
  ] as const)
    it(`leave a write in doubt that was answered with ${what}`, async () => {
      const { roles, asked } = answering(() => answer);
      const draft = draftOf('selfActivate', 'assignment', roleTarget('Global Reader'), ALEX.objectId);
      const error = await failureOf(roles.requests.submit(ALEX, draft, ''));
      assert.deepEqual([error.code, error.facts.sent, asked.length], ['NoAnswer', 'maybe', 1]);
    });

  it('leave a decision and a cancellation in doubt where a gateway answered in place of PIM', async () => {
    const { groups } = answering(() => ({ status: 200, body: '<html>OK</html>' }));
    const of = {
      kind: 'assignment',
      id: 'x',
      scope: { id: 'g' },
      principal: { id: ALEX.objectId },
      createdBy: undefined,
    } as const;
    for (const work of [
      () => groups.requests.cancel(ALEX, of),
      () => groups.approvals.decide(ALEX, of as never, 'x', { result: 'deny', justification: '' }),
    ]) {
      const error = await failureOf(work());
      assert.deepEqual([error.code, error.facts.sent], ['NoAnswer', 'maybe']);
    }
  });
});

function window(expiration: object) {
  return { startDateTime: '2026-11-24T08:00:00.1234567Z', recurrence: null, expiration };
}
