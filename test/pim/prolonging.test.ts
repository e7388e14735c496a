import assert from 'node:assert/strict';
import {
  type Eligibility,
  grantRight,
  listPlanned,
  listRequests,
  prolongRight,
  type ScheduleRequest,
  targetOf,
} from '../../src/pim/index.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Extending and renewing one’s own eligibility', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const billing = async (): Promise<Eligibility> => {
    const rights = await live.myRights.eligibilitiesOf('entra-role', live.person('Alex'), { fresh: true });
    return rights.find(({ role }) => role.name === 'Billing Administrator') ?? assert.fail();
  };
  const prolong = (action: 'selfExtend' | 'selfRenew', right: Eligibility, days = 30) =>
    prolongRight(live, {
      person: live.person('Alex'),
      activityId: crypto.randomUUID(),
      action,
      kind: 'eligibility',
      right,
      input: { duration: duration(`P${days}D`), justification: 'still on the team' },
    });
  const stateOf = async ({ id }: ScheduleRequest) => {
    const { requests } = await listRequests(live, live.person('Alex'));
    return requests.find(({ request }) => request.id === id)?.state;
  };
  const answer = (action: 'adminExtend' | 'adminRenew', right: Eligibility) =>
    grantRight(live, {
      person: live.person('Adele'),
      activityId: crypto.randomUUID(),
      wish: {
        action,
        kind: 'eligibility',
        target: targetOf(right),
        principalId: live.person('Alex').objectId,
        input: { duration: duration('P30D'), justification: 'agreed' },
        current: { endsAt: right.endsAt },
      },
    });

  it('waits for an administrator, whose extension answers it', async () => {
    const right = await billing();
    const asked = await prolong('selfExtend', right);
    assert.ok(asked.kind === 'requested' && asked.state === 'waiting-for-administrator', JSON.stringify(asked));
    assert.equal((await answer('adminExtend', right)).kind, 'requested');
    assert.equal(await stateOf(asked.request), 'active');
    assert.ok(Number((await billing()).endsAt) > Number(right.endsAt));
  });

  it('is refused before it is sent where the new end is not later', async () => {
    const right = await billing();
    const asked = await prolong('selfExtend', right, 2);
    assert.ok(asked.kind === 'needs-input');
    assert.deepEqual(asked.plan.refusals, [{ kind: 'end-not-later', endsAt: right.endsAt }]);
  });

  it('renews after the end, when an administrator agrees', async () => {
    const right = await billing();
    await live.rig.later('P6D');
    const asked = await prolong('selfRenew', right);
    assert.ok(asked.kind === 'requested' && asked.state === 'waiting-for-administrator');
    assert.equal((await answer('adminRenew', right)).kind, 'requested');
    assert.equal(await stateOf(asked.request), 'active');
    assert.ok(Number((await billing()).endsAt) > live.clock.now().getTime());
  });

  it('a second time is refused while the first waits', async () => {
    const right = await billing();
    await prolong('selfExtend', right);
    await assert.rejects(prolong('selfExtend', right), /PendingRoleAssignmentRequest/);
  });

  it('what is to begin later is listed as planned', async () => {
    const given = await grantRight(live, {
      person: live.person('Adele'),
      activityId: crypto.randomUUID(),
      wish: {
        action: 'adminAssign',
        kind: 'assignment',
        target: { provider: 'entra-role', roleId: (await billing()).role.id, scopeId: '/' },
        principalId: live.person('Alex').objectId,
        input: { startsAt: new Date('2026-12-01T09:00:00Z'), duration: duration('P1D'), justification: 'month end' },
      },
    });
    assert.ok(given.kind === 'requested' && given.state === 'scheduled');
    const { schedules } = await listPlanned(live, live.person('Alex'));
    assert.deepEqual(
      schedules.map(({ role, kind, startsAt }) => [role.name, kind, startsAt?.toISOString()]),
      [['Billing Administrator', 'assignment', '2026-12-01T09:00:00.000Z']],
    );
  });
});
