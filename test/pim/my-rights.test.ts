import assert from 'node:assert/strict';
import type { AppError } from '../../src/core/app-error.ts';
import { createMyRights, listRoles, type PimProvider, type Target } from '../../src/pim/index.ts';
import { roleId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';

const ROLE_ELIGIBILITIES = 'GET roleEligibilityScheduleInstances';
const GROUP_ELIGIBILITIES = 'GET eligibilityScheduleInstances';

describe('What a person may activate', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const roles = (name = 'Alex', options = {}) =>
    live.myRights.eligibilitiesOf('entra-role', live.person(name), options);
  const target = (role: string): Target => ({ provider: 'entra-role', roleId: roleId(role), scopeId: '/' });
  const policy = (role: string) => live.myRights.policy(live.person('Alex'), target(role));

  it('is read once, Entra’s policies beside it, and then remembered for ten minutes of PIM’s clock', async () => {
    await roles();
    assert.deepEqual((await live.asked()).toSorted(), ['GET policies', ROLE_ELIGIBILITIES]);
    await live.rig.later('PT9M30S');
    await roles();
    assert.equal((await policy('Global Reader'))?.activation.expiration?.maximumDuration, 'PT8H');
    assert.deepEqual(await live.asked(), []);
    await live.rig.later('PT31S');
    await roles();
    assert.equal((await live.asked()).length, 2);
  });

  it('is asked of all providers side by side', async () => {
    const { answers, missing } = await live.myRights.eligibilities(live.person('Alex'));
    assert.deepEqual(missing, []);
    assert.deepEqual(new Set(answers.flat().map(({ provider }) => provider)), new Set(live.providers.keys()));
    const asked = await live.asked();
    assert.ok(asked.includes(ROLE_ELIGIBILITIES) && asked.includes(GROUP_ELIGIBILITIES));
  });

  it('is one reading for all who ask at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => roles()));
    assert.equal((await live.asked()).length, 2);
  });

  it('is each person’s own', async () => {
    const [alex, isaiah] = await Promise.all([roles('Alex'), roles('Isaiah')]);
    assert.ok(alex.length > 5);
    assert.deepEqual(isaiah, []);
  });

  it('is read anew after a failure', async () => {
    await live.rig.control('faults', { path: 'roleEligibility', status: 403, times: 1, body: {} });
    await assert.rejects(roles());
    assert.ok((await roles()).length > 5);
  });

  for (const [what, fault] of [
    ['may not be read', { status: 403, body: {} }],
    ['cannot be read', { status: 400, body: {} }],
    ['come as an unknown shape', { status: 200, body: { value: [{ policy: { rules: 7 } }] } }],
  ] as const)
    it(`comes without rules where the policies ${what}`, async () => {
      await live.rig.control('faults', { path: 'policies', times: 0, ...fault });
      assert.ok((await roles()).length > 5);
      assert.equal(await policy('Global Reader'), undefined);
      const listing = await listRoles(live, live.person('Alex'));
      assert.ok(listing.roles.length > 5 && listing.roles.every((role) => role.policy === undefined));
    });

  it('is not there where the sign-in does not work', async () => {
    await live.rig.control('faults', { path: 'policies', status: 401, times: 0, body: {} });
    await assert.rejects(roles(), (error: AppError) => error.code === 'SignInNeeded');
  });

  it('is remembered of a thousand people, not of all the world', async () => {
    const { provider, readings } = countingProvider();
    const myRights = createMyRights(new Map([[provider.name, provider]]), live.clock);
    const person = (index: number) => ({ tenantId: 't', objectId: `${index}` });
    for (let index = 0; index < 4_000; index += 1) await myRights.eligibilities(person(index));
    await myRights.eligibilities(person(3_999));
    assert.equal(readings(), 4_000);
    await myRights.eligibilities(person(0));
    assert.equal(readings(), 4_001);
  });

  function countingProvider() {
    let readings = 0;
    const real = live.providers.get('group');
    assert.ok(real);
    const rights = {
      ...real.rights,
      eligibilities: async () => {
        readings += 1;
        return [];
      },
    };
    const provider: PimProvider = { ...real, rights };
    return { provider, readings: () => readings };
  }
});
