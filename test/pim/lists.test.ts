import assert from 'node:assert/strict';
import { AppError } from '../../src/core/app-error.ts';
import { listActive, listRoles, type PimProvider } from '../../src/pim/index.ts';
import { activate, type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Lists of what a person may activate and holds', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  it('of roles are by name, with what is active, from two reads a provider side by side', async () => {
    await activate(live, 'Security Reader');
    await live.asked();
    const { roles, missing } = await listRoles(live, live.person('Alex'));
    assert.deepEqual((await live.asked()).toSorted(), [
      // Groups, then Entra roles and Azure, whose collections have the same names.
      'GET assignmentScheduleInstances',
      'GET eligibilityScheduleInstances',
      'GET roleAssignmentScheduleInstances',
      'GET roleAssignmentScheduleInstances',
      'GET roleEligibilityScheduleInstances',
      'GET roleEligibilityScheduleInstances',
    ]);
    const names = roles.map(({ eligibility }) => eligibility.role.name);
    assert.deepEqual(
      names,
      names.toSorted((one, other) => one.localeCompare(other)),
    );
    assert.deepEqual(
      roles.filter(({ activation }) => activation).map(({ eligibility }) => eligibility.role.name),
      ['Security Reader'],
    );
    assert.deepEqual(missing, []);
  });
  it('of roles do not fail because a reading of their rules did', async () => {
    await live.rig.control('faults', { path: 'policies', status: 400, body: {} });
    const [, listing] = await Promise.all([
      live.myRights.eligibilities(live.person('Alex')),
      listRoles(live, live.person('Alex')),
    ]);
    assert.ok(listing.roles.length > 5);
  });
  it('of what is active have activations first, the next to end first', async () => {
    await activate(live, 'Security Reader', { duration: duration('PT2H') });
    await activate(live, 'Billing Administrator', { duration: duration('PT1H') });
    const { assignments } = await listActive(live, live.person('Alex'));
    assert.deepEqual(
      assignments.map(({ role, assignmentType }) => [role.name, assignmentType]),
      [
        ['Billing Administrator', 'activated'],
        ['Security Reader', 'activated'],
        ['Directory Readers', 'assigned'],
        ['Message Center Reader', 'assigned'],
      ],
    );
  });
  it('name a provider that did not answer, and throw where none did', async () => {
    const real = live.providers.get('group');
    assert.ok(real);
    const rights = {
      ...real.rights,
      assignments: async () => {
        throw new AppError('NoAnswer', 'nobody there', { facts: { sent: 'no' } });
      },
    };
    const silent: PimProvider = { ...real, rights };
    const providers = (...connected: readonly (readonly [PimProvider['name'], PimProvider])[]) => ({
      localTruth: live.localTruth,
      providers: new Map(connected),
    });
    const alex = live.person('Alex');
    const { assignments, missing } = await listActive(providers(...live.providers, [silent.name, silent]), alex);
    assert.ok(assignments.length > 0);
    assert.deepEqual(missing, ['group']);
    await assert.rejects(listActive(providers([silent.name, silent]), alex), /nobody there/);
  });
});
