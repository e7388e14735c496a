import assert from 'node:assert/strict';
import { PimRefusal, requestState, type ScheduleRequestDraft, stepUpOf } from '../../../src/pim/index.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import { draftOf, from, lasting } from './drafts.ts';
import { failureOf, groupTarget, type LiveGraph, roleTarget, startLiveGraph } from './live-graph.ts';

const START = new Date('2026-11-25T08:00:00Z');

describe('A schedule request in Graph', () => {
  let live: LiveGraph;
  before(async () => {
    live = await startLiveGraph();
  });
  afterEach(() => live.reset());
  after(() => live.stop());

  const alex = () => live.person('Alex');
  const activation = (role: string, window = from(lasting('PT1H'))): ScheduleRequestDraft =>
    draftOf('selfActivate', 'assignment', roleTarget(role), alex().objectId, window);
  const bodiesPosted = async () =>
    (await live.traffic()).filter(({ method }) => method === 'POST').map(({ requestBody }) => requestBody);

  it('names no start where it is at once, and says just what PIM wants', async () => {
    await live.roles.requests.submit(alex(), activation('Security Reader'), '');
    assert.deepEqual(await bodiesPosted(), [
      {
        action: 'selfActivate',
        principalId: alex().objectId,
        roleDefinitionId: roleTarget('Security Reader').roleId,
        directoryScopeId: '/',
        justification: 'INC-4711: the disk is full',
        ticketInfo: { ticketNumber: 'INC-4711', ticketSystem: 'ServiceNow' },
        scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT1H' } },
      },
    ]);
  });

  it('of a group names group and access, and ends without a schedule', async () => {
    const target = groupTarget('Incident Commanders', 'owner');
    const draft = draftOf('adminRemove', 'eligibility', target, alex().objectId);
    await live.groups.requests.submit(
      live.person('Adele'),
      { ...draft, justification: undefined, ticket: undefined },
      '',
    );
    assert.deepEqual(await bodiesPosted(), [
      { action: 'adminRemove', principalId: alex().objectId, groupId: target.scopeId, accessId: 'owner' },
    ]);
  });

  it('with a start to come is granted, and in force from then on', async () => {
    const made = await live.roles.requests.submit(
      alex(),
      activation('Global Reader', from(lasting('PT1H'), START)),
      '',
    );
    assert.equal(made.status, 'Granted');
    assert.deepEqual(made.startsAt, START);
    assert.deepEqual(made.endsAt, new Date('2026-11-25T09:00:00Z'));
    assert.equal(requestState(made, live.rig.simulator.clock.now()), 'scheduled');
    const planned = await live.roles.rights.schedules(alex(), 'assignment', 'mine');
    assert.deepEqual(planned.find(({ requestId }) => requestId === made.id)?.startsAt, START);
  });

  it('without an end is permanent where the policy allows that', async () => {
    const permanent = from({ type: 'none' });
    const assign = draftOf('adminAssign', 'eligibility', roleTarget('Reports Reader'), alex().objectId, permanent);
    const made = await live.roles.requests.submit(live.person('Adele'), assign, '');
    assert.equal(made.endsAt, undefined);
    const error = await failureOf(live.roles.requests.submit(alex(), activation('Security Reader', permanent), ''));
    assert.deepEqual(error.facts.rules, ['ExpirationRule']);
  });

  it('keeps the scope letter by letter', async () => {
    const mine = await live.roles.rights.eligibilities(alex(), 'mine');
    for (const role of ['Helpdesk Administrator', 'Application Administrator']) {
      const scope = mine.find(({ role: { name } }) => name === role)?.scope;
      const draft = draftOf('selfActivate', 'assignment', roleTarget(role, scope?.id), alex().objectId);
      const made = await live.roles.requests.submit(alex(), draft, '');
      // Also the names, which the answer to a POST does not have.
      assert.deepEqual(made.scope, scope);
      assert.equal(made.role.name, role);
    }
    const error = await failureOf(live.roles.requests.submit(alex(), activation('Helpdesk Administrator'), ''));
    assert.deepEqual(error.facts.rules, ['EligibilityRule']);
  });

  it('that somebody must approve waits, and says by which approval', async () => {
    const made = await live.roles.requests.submit(alex(), activation('User Administrator'), '');
    assert.equal(made.status, 'PendingApprovalProvisioning');
    assert.equal(made.approvalId, made.id);
    assert.equal(requestState(made, live.rig.simulator.clock.now()), 'waiting-for-approval');
    assert.equal((await live.roles.requests.find(alex(), made))?.status, 'PendingApproval');
  });

  it('that waits can be taken back, once', async () => {
    for (const [provider, target] of [
      [live.roles, roleTarget('User Administrator')],
      [live.groups, groupTarget('Incident Commanders')],
    ] as const) {
      const draft = draftOf('selfActivate', 'assignment', target, alex().objectId);
      const made = await provider.requests.submit(alex(), draft, '');
      await provider.requests.cancel(alex(), made);
      assert.equal((await provider.requests.find(alex(), made))?.status, 'Canceled');
      assert.equal((await failureOf(provider.requests.cancel(alex(), made))).code, 'PimRefused');
    }
  });

  it('can be tried out: the same checks, and nothing is kept', async () => {
    const would = await live.roles.requests.validate(alex(), activation('Security Reader'), '');
    assert.equal(would.action, 'selfActivate');
    assert.deepEqual(await live.roles.requests.list(alex(), 'assignment', 'mine'), []);
    const tooLong = activation('Security Reader', from(lasting('P1D')));
    const error = await failureOf(live.roles.requests.validate(alex(), tooLong, ''));
    assert.deepEqual(error.facts.rules, ['ExpirationRule']);
  });

  it('is read as not there yet while PIM cannot find it', async () => {
    const slow = await startLiveGraph({ knobs: { ...EXACT, replicationMs: 5_000 } });
    const made = await slow.roles.requests.submit(alex(), activation('Security Reader'), '');
    assert.equal(await slow.roles.requests.find(alex(), made), undefined);
    await slow.rig.later('PT10S');
    assert.equal((await slow.roles.requests.find(alex(), made))?.status, 'Provisioned');
    await slow.stop();
  });

  for (const [envelope, wrappedErrors] of [
    ['plain', false],
    ['wrapped', true],
  ] as const)
    it(`whose sign-in is too weak says what to ask for, ${envelope}`, async () => {
      const strict = await startLiveGraph({ knobs: { ...EXACT, wrappedErrors } });
      strict.signIn({ claims: { amr: ['pwd'], acrs: null } });
      const refused = async (role: string) => {
        const error = await failureOf(strict.roles.requests.submit(alex(), activation(role), ''));
        assert.ok(error instanceof PimRefusal);
        return stepUpOf(error);
      };
      assert.deepEqual((await refused('Global Administrator'))?.context, 'c1');
      assert.deepEqual((await refused('Exchange Administrator'))?.reason, 'mfa');
      await strict.stop();
    });

  it('that is waiting is found by its approvers and by nobody else', async () => {
    await live.roles.requests.submit(alex(), activation('User Administrator'), '');
    await live.groups.requests.submit(
      alex(),
      draftOf('selfActivate', 'assignment', groupTarget('Incident Commanders'), alex().objectId),
      '',
    );
    const waiting = async (name: string) => {
      const of = live.person(name);
      const lists = await Promise.all(
        [live.roles, live.groups].map(({ requests }) => requests.list(of, 'assignment', 'to-approve')),
      );
      return lists.flat().map(({ role, scope }) => `${role.name} ${scope.name}`);
    };
    assert.deepEqual(await waiting('Megan'), ['User Administrator /', 'Member Incident Commanders']);
    assert.deepEqual(await waiting('Diego'), ['User Administrator /']);
    assert.deepEqual(await waiting('Alex'), []);
    await live.traffic();
    assert.deepEqual(await live.roles.requests.list(live.person('Megan'), 'eligibility', 'to-approve'), []);
    assert.deepEqual(await live.traffic(), []);
  });
});
