import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FollowedClock, followClock } from '../../src/sandbox/follow-clock.ts';
import { type Rig, startRig } from '../simulator/rig.ts';

describe('A bot that keeps to the clock of a simulator in another process', () => {
  let rig: Rig;
  let followed: FollowedClock;
  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
  });
  beforeEach(async () => {
    await rig.control('reset', {});
    followed = await followClock(rig.url, fetch);
  });
  afterEach(() => followed.stop());
  after(() => rig.stop());

  const showsSimulatedTime = () => {
    const distanceMs = followed.clock.now().getTime() - rig.simulator.clock.now().getTime();
    assert.ok(Math.abs(distanceMs) < 50, `${distanceMs} ms apart`);
  };

  it('shows its time from the start', showsSimulatedTime);

  for (const move of [{ advance: 'PT2H' }, { set: '2030-01-01T00:00:00Z' }, { set: '2020-01-01T00:00:00Z' }])
    it(`shows the new time when ${JSON.stringify(move)} is answered`, async () => {
      await rig.control('clock', move);
      showsSimulatedTime();
    });

  it('goes back with a reset', async () => {
    await rig.control('clock', { advance: 'P10D' });
    await rig.control('reset', {});
    showsSimulatedTime();
  });

  it('holds nobody up when it is gone', async () => {
    let asked = 0;
    const other = createServer((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 204 : 404);
      response.end();
    });
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    assert.equal((await rig.control('clock/followers', { url })).status, 200);
    for (const round of [1, 2, 2, 2]) {
      await rig.control('clock', { advance: 'PT1M' });
      assert.equal(asked, round, 'who answers that it is another program is not told again');
    }
    await rig.control('clock/followers', { url });
    other.close();
    other.closeAllConnections();
    assert.equal((await rig.control('clock', { advance: 'PT1M' })).status, 200);
    assert.equal((await rig.control('clock', { advance: 'PT1M' })).status, 200);
  });

  it('is told on this machine only', async () => {
    const { status, body } = await rig.control('clock/followers', { url: 'https://elsewhere.example/' });
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /an address of this machine/);
  });
});
