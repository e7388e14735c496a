import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { R } from './asks.ts';
import { personId, type Rig, startRig } from './rig.ts';

const OWN = `${R}/roleAssignmentScheduleInstances/filterByCurrentUser(on='principal')`;

describe('Control of the simulator', () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig({ startedAt: new Date('2026-11-24T08:00:00Z') });
  });
  after(() => rig.stop());
  beforeEach(() => rig.control('reset', {}).then(() => undefined));

  it('says who is in the tenant', async () => {
    const { body } = await rig.control('tenant');
    assert.deepEqual(Object.keys(body).sort(), ['bot', 'groups', 'people', 'tenantId']);
    assert.deepEqual(body.bot, { appId: contoso.bot.appId });
    assert.deepEqual(Object.keys(body.people[0]).sort(), ['displayName', 'id', 'userPrincipalName']);
    assert.deepEqual(Object.keys(body.groups[0]).sort(), ['displayName', 'id']);
  });

  describe('tokens', () => {
    const claimsOf = async (wish: object) => decodeJwt((await rig.control('tokens', wish)).body.accessToken);

    it('carry every delegated scope of the bot, and no authentication context', async () => {
      const claims = await claimsOf({ user: 'alexw@contoso.example', resource: 'graph' });
      assert.deepEqual(String(claims.scp).split(' ').sort(), contoso.bot.delegatedPermissions.graph.toSorted());
      assert.deepEqual([claims.oid, claims.tid, claims.acrs], [personId('Alex'), contoso.tenantId, undefined]);
    });
    it('carry what is asked for by name', async () => {
      const claims = await claimsOf({ user: personId('Alex'), resource: 'graph', scopes: ['User.Read'] });
      assert.equal(claims.scp, 'User.Read');
      const application = await claimsOf({ app: contoso.bot.appId, resource: 'graph', scopes: ['User.Read.All'] });
      assert.deepEqual([application.roles, application.scp], [['User.Read.All'], undefined]);
    });
    it('take any claim, and lose one by null', async () => {
      const claims = await claimsOf({
        user: personId('Alex'),
        resource: 'arm',
        claims: { iss: 'elsewhere', exp: 1, colour: 'red', upn: null },
      });
      assert.deepEqual([claims.iss, claims.exp, claims.colour, claims.upn], ['elsewhere', 1, 'red', undefined]);
    });
    it('of the bot are what single sign-on hands out, of the channel what Teams sends', async () => {
      const bot = await claimsOf({ user: personId('Alex'), resource: 'bot' });
      assert.deepEqual([bot.aud, bot.scp, bot.oid], [contoso.bot.appId, 'access_as_user', personId('Alex')]);
      const channel = await claimsOf({ resource: 'channel', serviceUrl: 'https://smba.example/' });
      assert.deepEqual(
        [channel.iss, channel.aud, channel.serviceurl],
        ['https://api.botframework.com', contoso.bot.appId, 'https://smba.example/'],
      );
    });
    for (const [why, wish] of [
      ['an unknown member', { user: 'alexw@contoso.example', resource: 'graph', colour: 'red' }],
      ['an unknown user', { user: 'nobody@contoso.example', resource: 'graph' }],
      ['an unknown resource', { user: 'alexw@contoso.example', resource: 'mail' }],
      ['neither user nor app', { resource: 'graph' }],
    ] as const)
      it(`are refused for ${why}, which is named`, async () => {
        const { status, body } = await rig.control('tokens', wish);
        assert.equal(status, 400);
        assert.match(JSON.stringify(body), /colour|nobody@contoso\.example|mail|resource|user/);
      });
  });

  describe('clock', () => {
    const now = async () => new Date((await rig.control('clock')).body.now).getTime();
    const near = (actual: number, expected: string) =>
      assert.ok(
        Math.abs(actual - Date.parse(expected)) < 60_000,
        `${new Date(actual).toISOString()} is not ${expected}`,
      );

    it('advances, and is set forth and back', async () => {
      await rig.control('clock', { advance: 'PT2H' });
      near(await now(), '2026-11-24T10:00:00Z');
      await rig.control('clock', { advance: 'P1D' });
      near(await now(), '2026-11-25T10:00:00Z');
      const { body } = await rig.control('clock', { set: '2026-01-01T00:00:00Z' });
      near(Date.parse(body.now), '2026-01-01T00:00:00Z');
    });
    it('answers after those who listen have done what became due', async () => {
      const heard: string[] = [];
      rig.simulator.onClockMoved(async (time) => {
        await new Promise((resolve) => setImmediate(resolve));
        heard.push(time.toISOString());
      });
      const { body } = await rig.control('clock', { advance: 'PT5M' });
      assert.equal(heard.length, 1);
      assert.ok(Math.abs(Date.parse(heard[0] ?? '') - Date.parse(body.now)) < 5_000);
    });
    for (const move of [
      { advance: 'two hours' },
      { set: 'noon' },
      {},
      { advance: 'PT1H', set: '2026-01-01' },
      { back: 'PT1H' },
    ])
      it(`does not move for ${JSON.stringify(move)}`, async () => {
        assert.equal((await rig.control('clock', move)).status, 400);
        near(await now(), '2026-11-24T08:00:00Z');
      });
  });

  it('resets tenant, clock, faults and record', async () => {
    const alex = await rig.as('Alex');
    await rig.control('faults', { status: 500, times: 0 });
    await alex.get(OWN);
    await rig.control('clock', { advance: 'P10D' });
    await rig.control('reset', {});
    assert.deepEqual((await rig.control('faults')).body, []);
    assert.equal((await rig.control('requests')).body, null);
    assert.equal((await alex.get(OWN)).status, 200);
    assert.match((await rig.control('clock')).body.now, /^2026-11-24T08:0/);
  });

  it('does not take what is no JSON, nor routes it does not have', async () => {
    assert.equal((await rig.control('clock', '{')).status, 400);
    assert.equal((await rig.control('weather')).status, 501);
  });
});
