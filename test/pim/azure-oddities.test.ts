import assert from 'node:assert/strict';
import {
  activateRole,
  deactivateRole,
  findActivation,
  listActive,
  listRoles,
  planActivation,
  type RightKind,
  type ScheduleRequestDraft,
  type Target,
} from '../../src/pim/index.ts';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import { azureTarget, DEV, PROD, STORAGE, WEB_DEV } from '../simulator/arm/arm-rig.ts';
import { groupId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

const MINUTE = 60_000;
const IN_DEV = azureTarget('Contributor', DEV);

/** With the lags and ghosts that were seen of Azure, in each of the two ways it was recorded. */
async function startOdd(recordings: 2024 | 2026, heldThroughGroup: 'group' | 'person' = 'group'): Promise<Live> {
  const azure = { ...EXACT.azure, recordings, heldThroughGroup, ghostRowMs: 3 * MINUTE };
  return startLive({}, { knobs: { ...EXACT, listLagMs: MINUTE, azure } });
}
const activate = (live: Live, target: Target, more: { narrowerScopeId?: string; justification?: string } = {}) =>
  activateRole(live, {
    person: live.person('Alex'),
    activityId: crypto.randomUUID(),
    target,
    narrowerScopeId: more.narrowerScopeId,
    input: { duration: duration('PT1H'), justification: more.justification ?? 'INC-4711', ticketNumber: 'INC-4711' },
  });
const held = async (live: Live) => {
  const { assignments } = await listActive(live, live.person('Alex'));
  return assignments
    .filter(({ provider }) => provider === 'azure-resource')
    .map(({ role, scope, assignmentType }) => `${role.name} on ${scope.name}, ${assignmentType}`);
};

for (const recordings of [2024, 2026] as const)
  describe(`Azure, as it was recorded in ${recordings}`, () => {
    let live: Live;
    beforeEach(async () => {
      live = await startOdd(recordings);
    });
    afterEach(() => live.stop());

    it('shows an activation at once, and of what was ended neither the old row nor its ghost', async () => {
      await activate(live, IN_DEV);
      assert.deepEqual(await held(live), ['Contributor on Contoso Dev, activated']);
      await live.rig.later('PT6M');
      const activation = await findActivation(live, live.person('Alex'), IN_DEV);
      assert.ok(activation);
      const person = live.person('Alex');
      const outcome = await deactivateRole(live, { person, activityId: crypto.randomUUID(), activation });
      assert.ok(outcome.kind === 'requested' && outcome.state === 'ended');
      for (const later of ['PT1S', 'PT61S', 'PT90S', 'PT90S']) {
        assert.deepEqual(await held(live), []);
        await live.rig.later(later);
      }
      // Without what is remembered the ghost would have been there.
      const provider = live.providers.get('azure-resource');
      assert.deepEqual(await provider?.rights.assignments(person, 'mine'), []);
    });

    it('would show a ghost to who did not end it here', async () => {
      await activate(live, IN_DEV);
      await live.rig.later('PT6M');
      const person = live.person('Alex');
      const activation = await findActivation(live, person, IN_DEV);
      assert.ok(activation);
      await deactivateRole(live, { person, activityId: crypto.randomUUID(), activation });
      await live.rig.later('PT61S');
      const listed = await live.providers.get('azure-resource')?.rights.assignments(person, 'mine');
      assert.deepEqual(
        listed?.map(({ assignmentType, instanceId }) => [assignmentType, instanceId]),
        [['assigned', activation.instanceId]],
      );
    });
  });

describe('An Azure role', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  beforeEach(() => live.reset());
  after(() => live.stop());

  it('may be activated on a part of its scope, whose own policy then governs it', async () => {
    // To be told about a narrower scope, one must see it: with Reader on everything.
    const reader = await activate(
      live,
      azureTarget('Reader', '/providers/Microsoft.Management/managementGroups/contoso'),
    );
    assert.equal(reader.kind, 'done');
    const outcome = await activate(live, IN_DEV, { narrowerScopeId: WEB_DEV });
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
    assert.equal(outcome.plan.target.scopeId, WEB_DEV);
    assert.ok((await held(live)).includes('Contributor on rg-web-dev, activated'));
    // Contoso Dev asks for nothing, a group in it for the reason that every new policy asks for.
    const silent = await activate(live, IN_DEV, { narrowerScopeId: WEB_DEV, justification: '' });
    assert.ok(silent.kind === 'needs-input');
    assert.deepEqual(silent.plan.missing, ['justification']);
  });

  it('whose policy cannot be read is asked for all the same, and asks for what PIM then names', async () => {
    await live.rig.control('faults', {
      service: 'arm',
      path: 'PolicyAssignments',
      status: 400,
      times: 0,
      body: REFUSED,
    });
    const target = azureTarget('Contributor', PROD);
    const plan = (input: object) =>
      activateRole(live, { person: live.person('Alex'), activityId: crypto.randomUUID(), target, input });
    const outcome = await plan({ duration: duration('PT1H') });
    assert.ok(outcome.kind === 'needs-input', JSON.stringify(outcome));
    assert.ok(outcome.plan.missing.includes('justification'));
    const ready = { duration: duration('PT1H'), justification: 'INC-4711', ticketNumber: 'INC-4711' };
    assert.equal((await plan(ready)).kind, 'done');
  });

  it('that is held through a group is activated in the person’s own name', async () => {
    const outcome = await activate(live, azureTarget('Storage Blob Data Contributor', STORAGE));
    assert.ok(outcome.kind === 'done' && outcome.standing.kind === 'requested', JSON.stringify(outcome));
    assert.equal(outcome.standing.request.principal.id, live.person('Alex').objectId);
    const { roles } = await listRoles(live, live.person('Alex'));
    const row = roles.find(({ eligibility }) => eligibility.scope.id === STORAGE);
    assert.deepEqual([row?.eligibility.memberType, row?.activation?.principal.kind], ['group', 'user']);
  });
});

const REFUSED = { error: { code: 'InsufficientPermissions', message: 'The requestor does not have permissions.' } };

for (const whose of ['group', 'person'] as const)
  describe(`What is held through a group, in a row with the id of the ${whose}`, () => {
    let live: Live;
    before(async () => {
      live = await startOdd(2026, whose);
    });
    after(() => live.stop());

    it('is not what one holds oneself: that may still be activated', async () => {
      const target = azureTarget('Monitoring Reader', DEV);
      const [person, adele] = [live.person('Alex'), live.person('Adele')];
      const provider = live.providers.get('azure-resource') ?? assert.fail();
      const give = (kind: RightKind, principalId: string) => {
        const window = {
          startsAt: undefined,
          expiration: { type: 'after-duration', duration: duration('P10D') },
        } as const;
        const draft = {
          kind,
          action: 'adminAssign',
          target,
          principalId,
          window,
          justification: 'x',
          ticket: undefined,
        };
        return provider.requests.submit(adele, draft as ScheduleRequestDraft, crypto.randomUUID());
      };
      await give('assignment', groupId('Data Team'));
      await give('eligibility', person.objectId);
      await live.rig.later('PT2M');
      const schedules = await provider.rights.schedules(person, 'assignment', 'mine');
      assert.deepEqual(
        schedules.map(({ memberType, principal }) => [memberType, principal.id === person.objectId]),
        [['group', whose === 'person']],
      );
      const eligibility = (await provider.rights.eligibilities(person, 'mine')).find(
        ({ role, scope }) => role.id === target.roleId && scope.id === DEV,
      );
      const input = { duration: duration('PT1H'), justification: 'INC-4711' };
      const context = { now: live.clock.now(), current: { schedules, requests: [] } };
      const plan = planActivation({ person, eligibility: eligibility ?? assert.fail(), input }, undefined, context);
      assert.deepEqual(plan.refusals, []);
      const made = await provider.requests.submit(person, plan.draft ?? assert.fail(), crypto.randomUUID());
      assert.equal(made.status, 'Provisioned');
    });
  });
