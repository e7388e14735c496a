import assert from 'node:assert/strict';
import {
  type ActivateRequest,
  activateRoles,
  checkActivation,
  listRequests,
  type Target,
} from '../../src/pim/index.ts';
import { azureTarget, DEV, PROD } from '../simulator/arm/arm-rig.ts';
import { groupId, roleId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Several activations at once, and dry runs', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const role = (name: string): Target => ({ provider: 'entra-role', roleId: roleId(name), scopeId: '/' });
  const group: Target = { provider: 'group', roleId: 'member', scopeId: groupId('Prod Database Operators') };
  const ask = (target: Target, input: ActivateRequest['input'] = {}): ActivateRequest => ({
    person: live.person('Alex'),
    activityId: crypto.randomUUID(),
    target,
    input: { duration: duration('PT1H'), justification: 'INC-4711', ...input },
  });
  const kinds = (attempts: Awaited<ReturnType<typeof activateRoles>>) =>
    attempts.map((one) => (one.ok ? one.value.kind : one.error.code));
  const writes = async () => (await live.asked()).filter((one) => /^(POST|PUT)/.test(one)).length;

  it('each has its own outcome: done, waiting, missing something, not eligible', async () => {
    const attempts = await activateRoles(live, [
      ask(role('Security Reader')),
      ask(group),
      ask(azureTarget('Contributor', DEV)),
      ask(role('User Administrator')),
      ask(role('Global Administrator')),
      ask(azureTarget('Contributor', PROD)),
      ask(role('Security Administrator')),
      ask(azureTarget('Owner', DEV)),
    ]);
    const notEligible = ['NotEligible', 'NotEligible'];
    assert.deepEqual(kinds(attempts), ['done', 'done', 'done', 'done', 'needs-input', 'needs-input', ...notEligible]);
    assert.equal(await writes(), 4);
  });

  it('a failure hides no success', async () => {
    await live.rig.control('faults', { method: 'POST', path: 'group', status: 503, body: {}, times: 0 });
    await live.rig.control('faults', { path: 'assignmentScheduleRequests/filterBy', status: 503, times: 0 });
    const asked = [ask(role('Security Reader')), ask(group), ask(azureTarget('Contributor', DEV))];
    assert.deepEqual(kinds(await activateRoles(live, asked)), ['done', 'in-doubt', 'done']);
  });

  it('a dry run says what would be accepted and changes nothing', async () => {
    for (const target of [role('Security Reader'), azureTarget('Contributor', DEV)]) {
      const outcome = await checkActivation(live, ask(target), () => crypto.randomUUID());
      assert.equal(outcome.kind, 'would-be-accepted');
    }
    const { requests } = await listRequests(live, live.person('Alex'));
    assert.ok(requests.every(({ request }) => request.action.toLowerCase() !== 'selfactivate'));
  });

  it('a dry run says what is missing without asking PIM, and what PIM alone would refuse', async () => {
    const checked = (target: Target, input = {}) =>
      checkActivation(live, ask(target, input), () => crypto.randomUUID());
    assert.equal((await checked(role('Global Reader'), { justification: '' })).kind, 'needs-input');
    assert.equal(await writes(), 0);
    await activateRoles(live, [ask(role('Security Reader'))]);
    const refused = await checked(role('Security Reader'));
    assert.ok(refused.kind === 'would-be-refused' && refused.refusal.facts.pimCode === 'RoleAssignmentExists');
    assert.equal((await checked(role('Exchange Administrator'))).kind, 'needs-step-up');
  });
});
