import assert from 'node:assert/strict';
import {
  activateRole,
  cancelRequest,
  decideRequest,
  isFirstTime,
  listApprovals,
  listRequests,
  type ScheduleRequest,
  type Target,
} from '../../src/pim/index.ts';
import { azureTarget, WEB } from '../simulator/arm/arm-rig.ts';
import { groupId, personId, roleId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Approving activations', () => {
  let live: Live;
  before(async () => {
    // Owner of a group of resources wants the context c2.
    live = await startLive({ Alex: { claims: { acrs: ['c2'] } } });
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const role: Target = { provider: 'entra-role', roleId: roleId('User Administrator'), scopeId: '/' };
  const group: Target = { provider: 'group', roleId: 'member', scopeId: groupId('Incident Commanders') };

  async function ask(target: Target = role): Promise<ScheduleRequest> {
    const input = { duration: duration('PT1H'), justification: 'INC-4711' };
    const asked = { person: live.person('Alex'), activityId: crypto.randomUUID(), target, input };
    const outcome = await activateRole(live, asked);
    assert.ok(outcome.kind === 'done' && outcome.standing.kind === 'requested', JSON.stringify(outcome));
    assert.equal(outcome.standing.state, 'waiting-for-approval');
    return outcome.standing.request;
  }
  const decide = (
    who: string,
    request: ScheduleRequest,
    result: 'approve' | 'deny' = 'approve',
    justification = 'ok',
  ) =>
    decideRequest(live, {
      person: live.person(who),
      activityId: crypto.randomUUID(),
      request,
      decision: { result, justification },
    });
  const waitingFor = async (who: string) => (await listApprovals(live, live.person(who))).requests;

  for (const [what, target] of [
    ['a role', role],
    ['a group', group],
    ['an Azure role', azureTarget('Owner', WEB)],
  ] as const) {
    it(`knows of ${what} whether the requester had it before, where the approver can see that`, async () => {
      const isFirst = (who: string, request: ScheduleRequest) => isFirstTime(live, live.person(who), request);
      const first = await ask(target);
      assert.equal(await isFirst('Megan', first), true);
      assert.equal(await isFirst('Isaiah', first), undefined, 'who sees nothing knows nothing');
      await decide('Megan', first, 'deny');
      const second = await ask(target);
      assert.equal(await isFirst('Megan', second), true, 'what was denied was not had');
      await decide('Megan', second);
      await live.rig.later('PT2H');
      assert.equal(await isFirst('Megan', await ask(target)), false);
    });

    it(`lists ${what} with its requester for who may decide, and approves it with two reads and one write`, async () => {
      await ask(target);
      const [waiting] = await waitingFor('Megan');
      assert.equal(waiting?.request.principal.name, 'Alex Wilber');
      assert.equal(waiting.request.justification, 'INC-4711');
      assert.deepEqual(await waitingFor('Isaiah'), []);
      await live.asked();
      const outcome = await decide('Megan', waiting.request);
      assert.ok(outcome.kind === 'decided' && outcome.state === 'active', JSON.stringify(outcome));
      const methods = (await live.asked()).map((one) => one.split(' ')[0]);
      assert.deepEqual(methods, ['GET', 'PATCH', 'GET']);
      assert.deepEqual(await waitingFor('Megan'), []);
    });
    it(`denies ${what}, and the requester sees it`, async () => {
      const request = await ask(target);
      const outcome = await decide('Megan', request, 'deny', 'not today');
      assert.ok(outcome.kind === 'decided' && outcome.state === 'denied');
      const mine = await listRequests(live, live.person('Alex'));
      assert.equal(mine.requests.find(({ request: { id } }) => id === request.id)?.state, 'denied');
    });
  }

  it('of two approvers the first decides; the other hears who it was', async () => {
    const request = await ask();
    await decide('Diego', request);
    const late = await decide('Megan', request, 'deny');
    assert.ok(
      late.kind === 'over' && late.step?.reviewedBy?.id === personId('Diego') && late.step.result === 'approve',
    );
  });

  it('of two approvers at once one counts', async () => {
    const request = await ask();
    const outcomes = await Promise.all([decide('Diego', request), decide('Megan', request, 'deny')]);
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['decided', 'over']);
  });

  it('is nothing for who may not, nor for the requester', async () => {
    const request = await ask();
    assert.equal((await decide('Alex', request)).kind, 'not-yours');
    assert.equal((await decide('Isaiah', request)).kind, 'not-yours');
    assert.equal((await waitingFor('Megan')).length, 1);
  });

  it('asks why where the policy wants a justification', async () => {
    assert.equal((await decide('Megan', await ask(), 'approve', ' ')).kind, 'needs-justification');
  });

  it('whose answer was lost reads what the step says', async () => {
    const request = await ask();
    await live.rig.control('faults', { method: 'PATCH', reset: 'before' });
    assert.equal((await decide('Megan', request)).kind, 'in-doubt');
    await live.rig.control('faults', { method: 'PATCH', reset: 'after' });
    assert.equal((await decide('Megan', request)).kind, 'decided');
  });

  it('lapses after a day without an answer', async () => {
    const request = await ask();
    await live.rig.later('P1DT1M');
    assert.deepEqual(await waitingFor('Megan'), []);
    assert.equal((await decide('Megan', request)).kind, 'over');
    const mine = await listRequests(live, live.person('Alex'));
    assert.equal(mine.requests[0]?.state, 'lapsed');
  });

  describe('cancelling', () => {
    const cancel = (request: ScheduleRequest) =>
      cancelRequest(live, { person: live.person('Alex'), activityId: crypto.randomUUID(), request });

    it('takes back what waits', async () => {
      const request = await ask();
      assert.equal((await cancel(request)).kind, 'cancelled');
      assert.deepEqual(await waitingFor('Megan'), []);
    });
    it('comes too late for what is active', async () => {
      const request = await ask();
      await decide('Megan', request);
      const outcome = await cancel(request);
      assert.ok(outcome.kind === 'too-late' && outcome.state === 'active');
    });
    it('whose answer was lost looks again', async () => {
      const request = await ask();
      await live.rig.control('faults', { path: 'cancel', reset: 'before' });
      assert.equal((await cancel(request)).kind, 'in-doubt');
      await live.rig.control('faults', { path: 'cancel', reset: 'after' });
      assert.equal((await cancel(request)).kind, 'cancelled');
    });
  });
});
