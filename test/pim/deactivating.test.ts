import assert from 'node:assert/strict';
import { deactivateRole, findActivation } from '../../src/pim/index.ts';
import { activate, type Live, roleTarget, startLive } from './live.ts';

describe('Deactivating', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const activation = async () => {
    const found = await findActivation(live, live.person('Alex'), roleTarget('Security Reader'));
    assert.ok(found);
    return found;
  };
  const deactivate = async () =>
    deactivateRole(live, {
      person: live.person('Alex'),
      activityId: crypto.randomUUID(),
      activation: await activation(),
    });

  it('before five minutes says when it will be possible', async () => {
    await activate(live, 'Security Reader');
    const outcome = await deactivate();
    assert.ok(outcome.kind === 'too-early' && outcome.possibleAt && outcome.assignment.startsAt);
    assert.equal(outcome.possibleAt.getTime() - outcome.assignment.startsAt.getTime(), 5 * 60_000);
  });
  it('after them ends it', async () => {
    await activate(live, 'Security Reader');
    await live.rig.later('PT6M');
    const outcome = await deactivate();
    assert.ok(outcome.kind === 'requested' && outcome.state === 'ended');
    assert.equal(await findActivation(live, live.person('Alex'), roleTarget('Security Reader')), undefined);
  });
  it('whose answer was lost looks again', async () => {
    await activate(live, 'Security Reader');
    await live.rig.later('PT6M');
    const held = await activation();
    const again = () =>
      deactivateRole(live, { person: live.person('Alex'), activityId: crypto.randomUUID(), activation: held });
    await live.rig.control('faults', { method: 'POST', reset: 'before' });
    assert.equal((await again()).kind, 'in-doubt');
    await live.rig.control('faults', { method: 'POST', reset: 'after' });
    assert.equal((await again()).kind, 'not-active');
  });
  it('whose answer was lost is in doubt also where PIM cannot be asked again', async () => {
    await activate(live, 'Security Reader');
    await live.rig.later('PT6M');
    const held = await activation();
    await live.rig.control('faults', { method: 'POST', reset: 'after' });
    await live.rig.control('faults', { method: 'GET', status: 403, body: {} });
    const asked = { person: live.person('Alex'), activityId: crypto.randomUUID(), activation: held };
    const outcome = await deactivateRole(live, asked);
    assert.equal(outcome.kind, 'in-doubt');
  });
  it('what an administrator ended meanwhile is said to be over', async () => {
    await activate(live, 'Security Reader');
    await live.rig.later('PT6M');
    const held = await activation();
    await live.rig.later('PT1H');
    const outcome = await deactivateRole(live, { person: live.person('Alex'), activityId: '1', activation: held });
    assert.equal(outcome.kind, 'not-active');
  });
});
