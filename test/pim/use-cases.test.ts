import assert from 'node:assert/strict';
import { AppError } from '../../src/core/app-error.ts';
import {
  activateRole,
  createMyRoles,
  deactivateRole,
  findActivation,
  isRefusal,
  listActive,
  listRoles,
  lookAgain,
  type PimProvider,
  planRole,
  type Target,
} from '../../src/pim/index.ts';
import { roleId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

const ELIGIBILITIES = 'GET roleEligibilityScheduleInstances';
const ASSIGNMENTS = 'GET roleAssignmentScheduleInstances';

describe('Use cases of the domain, against a simulated tenant', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(async () => {
    await live.rig.control('reset', {});
    for (const name of ['Alex', 'Megan', 'Isaiah']) live.myRoles.forget(live.person(name));
  });

  const target = (role: string, scopeId = '/'): Target => ({ provider: 'entra-role', roleId: roleId(role), scopeId });
  const activate = (
    role: string,
    input: object = { duration: duration('PT1H') },
    activityId: string = crypto.randomUUID(),
  ) => activateRole(live, { person: live.person('Alex'), activityId, target: target(role), input });

  describe('my roles', () => {
    it('are read once, eligibilities beside policies, and then remembered for ten minutes of PIM’s clock', async () => {
      const alex = live.person('Alex');
      await live.myRoles.activatable(alex);
      assert.deepEqual((await live.asked()).toSorted(), ['GET policies', ELIGIBILITIES]);
      await live.rig.later('PT9M30S');
      await live.myRoles.activatable(alex);
      assert.deepEqual(await live.asked(), []);
      await live.rig.later('PT31S');
      await live.myRoles.activatable(alex);
      assert.equal((await live.asked()).length, 2);
    });
    it('are one reading for all who ask at the same time', async () => {
      const alex = live.person('Alex');
      await Promise.all(Array.from({ length: 10 }, () => live.myRoles.activatable(alex)));
      assert.equal((await live.asked()).length, 2);
    });
    it('are each person’s own', async () => {
      const [alex, isaiah] = await Promise.all(
        ['Alex', 'Isaiah'].map((name) => live.myRoles.activatable(live.person(name))),
      );
      assert.ok((alex?.length ?? 0) > 5);
      assert.deepEqual(isaiah, []);
    });
    it('of a failed reading are not remembered', async () => {
      const alex = live.person('Alex');
      await live.rig.control('faults', { path: 'roleEligibility', status: 403, times: 1, body: {} });
      await assert.rejects(live.myRoles.activatable(alex));
      assert.ok((await live.myRoles.activatable(alex)).length > 5);
    });
    it('come without rules where the policies may not be read', async () => {
      await live.rig.control('faults', { path: 'policies', status: 403, body: {} });
      const roles = await live.myRoles.activatable(live.person('Alex'));
      assert.ok(roles.length > 5 && roles.every(({ rules }) => rules === undefined));
    });
    it('are remembered of a thousand people, not of all the world', async () => {
      let readings = 0;
      const provider = {
        ...live.provider,
        myEligibilities: async () => {
          readings += 1;
          return [];
        },
        policies: async () => new Map(),
      } satisfies PimProvider;
      const myRoles = createMyRoles(new Map([[provider.name, provider]]), live.clock);
      const person = (index: number) => ({ tenantId: 't', objectId: `${index}` });
      for (let index = 0; index < 1_500; index += 1) await myRoles.activatable(person(index));
      await myRoles.activatable(person(1_499));
      assert.equal(readings, 1_500);
      await myRoles.activatable(person(0));
      assert.equal(readings, 1_501);
    });
  });

  describe('lists', () => {
    it('of roles are by name, with what is active, from two reads side by side', async () => {
      await activate('Security Reader');
      await live.asked();
      const { roles, missing } = await listRoles(live, live.person('Alex'));
      assert.deepEqual((await live.asked()).toSorted(), [ASSIGNMENTS, ELIGIBILITIES]);
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
      const [reading, listing] = await Promise.allSettled([
        live.myRoles.activatable(live.person('Alex')),
        listRoles(live, live.person('Alex')),
      ]);
      assert.equal(reading.status, 'rejected');
      assert.ok(listing.status === 'fulfilled' && listing.value.roles.length > 5);
    });
    it('of what is active have activations first, the next to end first', async () => {
      await activate('Security Reader', { duration: duration('PT2H') });
      await activate('Billing Administrator', { duration: duration('PT1H') });
      const { assignments } = await listActive(live.providers, live.person('Alex'));
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
      const silent: PimProvider = {
        ...live.provider,
        name: 'azure-resource',
        myAssignments: async () => {
          throw new AppError('NoAnswer', 'nobody there', { facts: { sent: 'no' } });
        },
      };
      const alex = live.person('Alex');
      const both = new Map([...live.providers, [silent.name, silent] as const]);
      const { assignments, missing } = await listActive(both, alex);
      assert.ok(assignments.length > 0);
      assert.deepEqual(missing, ['azure-resource']);
      await assert.rejects(listActive(new Map([[silent.name, silent]]), alex), /nobody there/);
    });
  });

  describe('activating', () => {
    it('asks first and sends nothing while something is missing', async () => {
      const outcome = await activate('Global Reader');
      assert.ok(outcome.kind === 'needs-input');
      assert.deepEqual(outcome.plan.missing, ['justification']);
      assert.ok((await live.asked()).every((one) => one.startsWith('GET')));
    });
    it('of what nobody is eligible for says so only after a fresh look', async () => {
      await live.myRoles.activatable(live.person('Alex'));
      await live.asked();
      await assert.rejects(activate('Security Administrator'), (error: AppError) => error.code === 'NotEligible');
      assert.equal((await live.asked()).length, 2);
    });
    it('asks again when the policy was stricter than what could be read', async () => {
      await live.rig.control('faults', { path: 'policies', status: 403, body: {}, times: 0 });
      const outcome = await activate('Global Reader');
      assert.ok(outcome.kind === 'needs-input');
      assert.deepEqual(outcome.plan.missing, ['justification']);
    });
    it('takes what is there already for what it is', async () => {
      await activate('Security Reader');
      const outcome = await activate('Security Reader');
      assert.ok(outcome.kind === 'done' && !outcome.isNew && outcome.standing.kind === 'active');
    });
    it('of one activity is one request, however often and at once it is delivered', async () => {
      const activityId = crypto.randomUUID();
      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => activate('Security Reader', undefined, activityId)),
      );
      assert.ok(outcomes.every(({ kind }) => kind === 'done'));
      assert.equal((await live.asked()).filter((one) => one.startsWith('POST')).length, 1);
    });
    it('whose answer was lost is in doubt also where PIM cannot be asked again', async () => {
      await live.myRoles.activatable(live.person('Alex'));
      await live.rig.control('faults', { method: 'POST', reset: 'after' });
      await live.rig.control('faults', { method: 'GET', status: 403, body: {}, times: 2 });
      assert.equal((await activate('Security Reader')).kind, 'in-doubt');
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
      const outcome = await activate('Security Reader');
      assert.ok(outcome.kind === 'done' && !outcome.isNew && outcome.standing.kind === 'requested');
      assert.equal(outcome.standing.state, 'waiting-for-administrator');
    });
    it('can be planned without sending anything', async () => {
      const plan = await planRole(live.myRoles, {
        person: live.person('Alex'),
        target: target('Global Administrator'),
        input: {},
      });
      assert.deepEqual(plan.missing, ['duration', 'justification', 'ticketNumber']);
      assert.equal(plan.needs.authenticationContext, 'c1');
    });
  });

  describe('deactivating', () => {
    const activation = async () => {
      const found = await findActivation(live.providers, live.person('Alex'), target('Security Reader'));
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
      await activate('Security Reader');
      const outcome = await deactivate();
      assert.ok(outcome.kind === 'too-early' && outcome.possibleAt && outcome.assignment.startsAt);
      assert.equal(outcome.possibleAt.getTime() - outcome.assignment.startsAt.getTime(), 5 * 60_000);
    });
    it('after them ends it', async () => {
      await activate('Security Reader');
      await live.rig.later('PT6M');
      const outcome = await deactivate();
      assert.ok(outcome.kind === 'requested' && outcome.state === 'ended');
      assert.equal(await findActivation(live.providers, live.person('Alex'), target('Security Reader')), undefined);
    });
    it('whose answer was lost looks again', async () => {
      await activate('Security Reader');
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
      await activate('Security Reader');
      await live.rig.later('PT6M');
      const held = await activation();
      await live.rig.control('faults', { method: 'POST', reset: 'after' });
      await live.rig.control('faults', { method: 'GET', status: 403, body: {} });
      const asked = { person: live.person('Alex'), activityId: crypto.randomUUID(), activation: held };
      const outcome = await deactivateRole(live, asked);
      assert.equal(outcome.kind, 'in-doubt');
    });
    it('what an administrator ended meanwhile is said to be over', async () => {
      await activate('Security Reader');
      await live.rig.later('PT6M');
      const held = await activation();
      await live.rig.later('PT1H');
      const outcome = await deactivateRole(live, { person: live.person('Alex'), activityId: '1', activation: held });
      assert.equal(outcome.kind, 'not-active');
    });
  });

  describe('looking again', () => {
    const look = (role: string) =>
      lookAgain({ provider: live.provider, clock: live.clock }, live.person('Alex'), target(role));

    it('finds what is active, what waits, and nothing', async () => {
      assert.deepEqual(await look('Security Reader'), { kind: 'none' });
      await activate('Security Reader');
      assert.equal((await look('Security Reader')).kind, 'active');
      await activate('User Administrator', { duration: duration('PT1H'), justification: 'INC-4711' });
      const waiting = await look('User Administrator');
      assert.ok(waiting.kind === 'requested' && waiting.state === 'waiting-for-approval');
    });
    it('calls over what was provisioned and has no instance any more', async () => {
      await activate('Security Reader');
      await live.rig.later('PT2H');
      const standing = await look('Security Reader');
      assert.ok(standing.kind === 'requested' && standing.state === 'ended');
    });
  });

  it('a refusal keeps PIM’s code, Microsoft’s request id, and whether it can be told apart', async () => {
    const alex = live.person('Alex');
    const draft = { action: 'selfDeactivate', target: target('Security Reader'), principalId: alex.objectId } as const;
    await assert.rejects(live.submit(alex, '1', draft), (error) => {
      assert.equal(isRefusal(error, 'RoleAssignmentExists'), false);
      assert.ok(isRefusal(error, 'RoleAssignmentDoesNotExist'));
      assert.match(error.facts.requestId ?? '', /^[\da-f-]{36}$/);
      return true;
    });
  });
});
