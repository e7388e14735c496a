import assert from 'node:assert/strict';
import {
  type GrantWish,
  grantRight,
  listHolders,
  type PimRefusal,
  type PlanInput,
  removeRight,
  type Target,
} from '../../src/pim/index.ts';
import { azureTarget, WEB_DEV } from '../simulator/arm/arm-rig.ts';
import { groupId, personId, roleId } from '../simulator/rig.ts';
import { type Live, startLive } from './live.ts';
import { duration } from './sample.ts';

describe('Administering rights of others', () => {
  let live: Live;
  before(async () => {
    live = await startLive();
  });
  after(() => live.stop());
  beforeEach(() => live.reset());

  const role = (name: string): Target => ({ provider: 'entra-role', roleId: roleId(name), scopeId: '/' });
  const member = (name: string): Target => ({ provider: 'group', roleId: 'member', scopeId: groupId(name) });
  const grant = (wish: Pick<GrantWish, 'action' | 'kind' | 'target'> & Partial<GrantWish>, who = 'Adele') =>
    grantRight(live, {
      person: live.person(who),
      activityId: crypto.randomUUID(),
      wish: { principalId: personId('Isaiah'), input: {}, ...wish },
    });
  const days = (count: number, more: PlanInput = {}): PlanInput => ({
    duration: duration(`P${count}D`),
    justification: 'new in the team',
    ...more,
  });
  const remove = (kind: 'assignment' | 'eligibility', target: Target) =>
    removeRight(live, {
      person: live.person('Adele'),
      activityId: crypto.randomUUID(),
      kind,
      target,
      principalId: personId('Isaiah'),
    });
  const held = async (target: Target) => {
    const filter = { principalId: personId('Isaiah'), roleId: target.roleId, scopeId: target.scopeId };
    const { assignments, eligibilities } = await listHolders(live, live.person('Adele'), target.provider, filter);
    return { assignments, eligibilities };
  };

  for (const [what, target] of [
    ['a role', role('Reports Reader')],
    ['a group', member('Build Agents')],
    ['an Azure role', azureTarget('Monitoring Reader', WEB_DEV)],
  ] as const)
    for (const kind of ['assignment', 'eligibility'] as const)
      it(`${kind === 'assignment' ? 'assigns' : 'makes eligible for'} ${what}, changes, extends and removes it`, async () => {
        const asked = { kind, target };
        const given = await grant({ ...asked, action: 'adminAssign', input: days(10) });
        assert.ok(given.kind === 'requested' && given.state === 'active', JSON.stringify(given));
        const current = { endsAt: given.request.endsAt };
        const changed = await grant({ ...asked, action: 'adminUpdate', input: days(5) });
        assert.ok(changed.kind === 'requested' && changed.state === 'active');
        const extended = await grant({ ...asked, action: 'adminExtend', input: days(20), current });
        assert.ok(extended.kind === 'requested');
        const rows = await held(target);
        const row = (kind === 'assignment' ? rows.assignments : rows.eligibilities)[0];
        assert.equal(row?.principal.name, 'Isaiah Langer');
        assert.equal(row?.endsAt?.toISOString().slice(0, 10), '2026-12-14');
        const removed = await remove(kind, target);
        assert.ok(removed.kind === 'requested' && removed.state === 'ended');
        assert.equal((await remove(kind, target)).kind, 'not-held');
      });

  it('renews what has ended', async () => {
    const asked = { kind: 'eligibility', target: role('Reports Reader') } as const;
    await grant({ ...asked, action: 'adminAssign', input: days(1) });
    await live.rig.later('P2D');
    assert.equal((await held(asked.target)).eligibilities.length, 0);
    const renewed = await grant({ ...asked, action: 'adminRenew', input: days(30) });
    assert.ok(renewed.kind === 'requested' && renewed.state === 'active');
    assert.equal((await held(asked.target)).eligibilities.length, 1);
  });

  it('asks for what the rules of administrators want before anything is sent', async () => {
    const outcome = await grant({
      kind: 'assignment',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: { duration: duration('P10D') },
    });
    assert.ok(outcome.kind === 'needs-input');
    assert.deepEqual(outcome.plan.missing, ['justification']);
    assert.ok((await live.asked()).every((one) => one.startsWith('GET')));
  });

  it('refuses a permanent membership where the policy wants an end, and names the maximum', async () => {
    const outcome = await grant({
      kind: 'assignment',
      action: 'adminAssign',
      target: member('Build Agents'),
      input: { isPermanent: true, justification: 'for good' },
    });
    assert.ok(outcome.kind === 'needs-input');
    assert.deepEqual(outcome.plan.refusals, [{ kind: 'permanent-not-allowed', maximum: 'PT4320H' }]);
  });

  it('takes a later start', async () => {
    const outcome = await grant({
      kind: 'eligibility',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: days(10, { startsAt: new Date('2026-12-01T09:00:00Z') }),
    });
    assert.ok(outcome.kind === 'requested' && outcome.state === 'scheduled');
  });

  it('is PIM’s to allow: somebody without the role is refused in its words', async () => {
    const wish = {
      kind: 'eligibility',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: days(10),
    } as const;
    await assert.rejects(
      grant(wish, 'Alex'),
      ({ facts }: PimRefusal) => facts.pimCode === 'UnauthorizedAccessException',
    );
  });

  it('of somebody who does not exist is refused as not found', async () => {
    const wish = {
      kind: 'eligibility',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: days(10),
      principalId: crypto.randomUUID(),
    } as const;
    await assert.rejects(grant(wish), ({ facts }: PimRefusal) => facts.pimCode === 'SubjectNotFound');
  });

  it('whose answer was lost is found again and not repeated', async () => {
    await live.rig.control('faults', { method: 'POST', reset: 'after' });
    const given = await grant({
      kind: 'eligibility',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: days(10),
    });
    assert.ok(given.kind === 'requested' && given.state === 'active');
    assert.equal((await live.asked()).filter((one) => one.startsWith('POST')).length, 1);
  });

  it('leaves a record of every try', async () => {
    const wish = {
      kind: 'eligibility',
      action: 'adminAssign',
      target: role('Reports Reader'),
      input: days(10),
    } as const;
    await grant(wish);
    await grant(wish).catch(() => undefined);
    await live.rig.control('faults', { method: 'POST', reset: 'before' });
    await remove('eligibility', wish.target);
    assert.deepEqual(
      live.audited.map(({ actor, outcome }) => [actor.objectId, outcome.kind]),
      ['accepted', 'refused', 'in-doubt'].map((kind) => [personId('Adele'), kind]),
    );
  });
});
