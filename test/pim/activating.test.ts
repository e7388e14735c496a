import assert from 'node:assert/strict';
import type { AppError } from '../../src/core/app-error.ts';
import { isRefusal, lookAgain, planRole } from '../../src/pim/index.ts';
import { roleId } from '../simulator/rig.ts';
import { activate, type Live, roleTarget, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Activating', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  it('asks first and sends nothing while something is missing', async () => {
    const outcome = await activate(live, 'Global Reader');
    assert.ok(outcome.kind === 'needs-input');
    assert.deepEqual(outcome.plan.missing, ['justification']);
    assert.ok((await live.asked()).every((one) => one.startsWith('GET')));
  });
  it('of what nobody is eligible for says so only after a fresh look', async () => {
    await live.myRights.eligibilitiesOf('entra-role', live.person('Alex'));
    await live.asked();
    await assert.rejects(activate(live, 'Security Administrator'), (error: AppError) => error.code === 'NotEligible');
    assert.equal((await live.asked()).length, 2);
  });
  it('asks again when the policy was stricter than what could be read', async () => {
    await live.rig.control('faults', { path: 'policies', status: 403, body: {}, times: 0 });
    const outcome = await activate(live, 'Global Reader');
    assert.ok(outcome.kind === 'needs-input');
    assert.deepEqual(outcome.plan.missing, ['justification']);
  });
  it('takes what is there already for what it is', async () => {
    await activate(live, 'Security Reader');
    const outcome = await activate(live, 'Security Reader');
    assert.ok(outcome.kind === 'done' && !outcome.isNew && outcome.standing.kind === 'active');
  });
  it('of one activity is one request, however often and at once it is delivered', async () => {
    const activityId = crypto.randomUUID();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => activate(live, 'Security Reader', undefined, activityId)),
    );
    assert.ok(outcomes.every(({ kind }) => kind === 'done'));
    assert.equal((await live.asked()).filter((one) => one.startsWith('POST')).length, 1);
  });
  it('whose answer was lost is in doubt also where PIM cannot be asked again', async () => {
    await live.myRights.eligibilitiesOf('entra-role', live.person('Alex'));
    await live.rig.control('faults', { method: 'POST', reset: 'after' });
    await live.rig.control('faults', { method: 'GET', status: 403, body: {}, times: 2 });
    assert.equal((await activate(live, 'Security Reader')).kind, 'in-doubt');
  });
  it('that waits for an administrator is told as waiting, not as refused', async () => {
    const waiting = {
      id: crypto.randomUUID(),
      status: 'PendingAdminDecision',
      action: 'selfActivate',
      principalId: live.person('Alex').objectId,
      roleDefinitionId: roleId('Security Reader'),
      directoryScopeId: '/',
    };
    const refused = { error: { code: 'PendingRoleAssignmentRequest', message: 'There is one already.' } };
    await live.rig.control('faults', { method: 'POST', status: 400, body: refused });
    const path = 'roleAssignmentScheduleRequests/filterBy';
    await live.rig.control('faults', { path, status: 200, body: { value: [waiting] } });
    const outcome = await activate(live, 'Security Reader');
    assert.ok(outcome.kind === 'done' && !outcome.isNew && outcome.standing.kind === 'requested');
    assert.equal(outcome.standing.state, 'waiting-for-administrator');
  });
  it('can be planned without sending anything', async () => {
    const plan = await planRole(live, {
      person: live.person('Alex'),
      target: roleTarget('Global Administrator'),
      input: {},
    });
    assert.deepEqual(plan.missing, ['duration', 'justification', 'ticketNumber']);
    assert.equal(plan.needs.authenticationContext, 'c1');
  });

  describe('looking again', () => {
    const look = (role: string) => lookAgain(live, live.person('Alex'), roleTarget(role));

    it('finds what is active, what waits, and nothing', async () => {
      assert.deepEqual(await look('Security Reader'), { kind: 'none' });
      await activate(live, 'Security Reader');
      assert.equal((await look('Security Reader')).kind, 'active');
      await activate(live, 'User Administrator', { duration: duration('PT1H'), justification: 'INC-4711' });
      const waiting = await look('User Administrator');
      assert.ok(waiting.kind === 'requested' && waiting.state === 'waiting-for-approval');
    });
    it('calls over what was provisioned and has no instance any more', async () => {
      await activate(live, 'Security Reader');
      await live.rig.later('PT2H');
      const standing = await look('Security Reader');
      assert.ok(standing.kind === 'requested' && standing.state === 'ended');
    });
  });

  it('a refusal keeps PIM’s code, Microsoft’s request id, and whether it can be told apart', async () => {
    const alex = live.person('Alex');
    const draft = {
      kind: 'assignment',
      action: 'selfDeactivate',
      target: roleTarget('Security Reader'),
      principalId: alex.objectId,
      justification: undefined,
      ticket: undefined,
    } as const;
    await assert.rejects(live.submit(alex, '1', { type: 'request', draft }), (error) => {
      assert.equal(isRefusal(error, 'RoleAssignmentExists'), false);
      assert.ok(isRefusal(error, 'RoleAssignmentDoesNotExist'));
      assert.match(error.facts.requestId ?? '', /^[\da-f-]{36}$/);
      return true;
    });
  });
});
