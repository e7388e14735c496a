import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { Handled } from '../../../src/teams/bot/edge/handled.ts';
import { createRedeliveries, type Redeliveries } from '../../../src/teams/bot/edge/redeliveries.ts';

const receipt = (body: string) => ({ status: 200, body });
const activity = (id: string) =>
  ({ id, type: 'invoke', conversation: { id: 'c' }, from: { id: '29:a' } }) as unknown as Activity;
const wish = { key: ['a', 'button'], isKept: true };

describe('The same thing again', () => {
  let now = new Date(0);
  let turns = 0;
  let once: Redeliveries;
  beforeEach(() => {
    now = new Date(1_000_000);
    turns = 0;
    once = createRedeliveries({ now: () => now });
  });
  const turn =
    (handled: Partial<Handled> = {}) =>
    async (): Promise<Handled> => {
      turns += 1;
      return { receipt: receipt(`answer ${turns}`), ...handled };
    };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('another click of the same wish, a moment later, gets the same answer', async () => {
    assert.deepEqual(await once(activity('1'), wish, turn()), receipt('answer 1'));
    await settled();
    now = new Date(now.getTime() + 9_000);
    assert.deepEqual(await once(activity('2'), wish, turn()), receipt('answer 1'));
    now = new Date(now.getTime() + 9_000);
    assert.deepEqual(await once(activity('3'), wish, turn()), receipt('answer 2'));
  });

  it('of what writes nothing only while it is under way', async () => {
    const look = { ...wish, isKept: false };
    const both = [once(activity('1'), look, turn()), once(activity('2'), look, turn())];
    assert.deepEqual(await Promise.all(both), [receipt('answer 1'), receipt('answer 1')]);
    await settled();
    assert.deepEqual(await once(activity('3'), look, turn()), receipt('answer 2'));
  });

  it('after a failure is another try', async () => {
    await once(activity('1'), wish, turn({ hasFailed: true }));
    await settled();
    assert.deepEqual(await once(activity('1'), wish, turn()), receipt('answer 2'));
    await assert.rejects(once(activity('2'), { ...wish, key: ['b'] }, async () => Promise.reject(new Error('no'))));
    await settled();
    assert.deepEqual(await once(activity('2'), { ...wish, key: ['b'] }, turn()), receipt('answer 3'));
  });

  it('every copy is told the truth once it is known', async () => {
    let know: (handled: Handled) => void = () => undefined;
    const later = new Promise<Handled>((resolve) => {
      know = resolve;
    });
    assert.deepEqual(await once(activity('1'), wish, turn({ later })), receipt('answer 1'));
    assert.deepEqual(await once(activity('2'), wish, turn()), receipt('answer 1'));
    know({ receipt: receipt('the truth') });
    await settled();
    for (const id of ['1', '2', '3']) assert.deepEqual(await once(activity(id), wish, turn()), receipt('the truth'));
    assert.equal(turns, 1);
  });

  it('a clock that was put back makes no wish last for ever', async () => {
    await once(activity('1'), wish, turn());
    await settled();
    now = new Date(0);
    assert.deepEqual(await once(activity('2'), wish, turn()), receipt('answer 2'));
  });
});
