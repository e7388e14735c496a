import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isApprover } from '../../../src/simulator/arm/schedules/approver.ts';
import { requests } from '../../../src/simulator/arm/schedules/request-collection.ts';
import { instances, schedules } from '../../../src/simulator/arm/schedules/schedule-collections.ts';
import { pimCaller } from '../../../src/simulator/arm/schedules/write-routes.ts';
import type { Caller } from '../../../src/simulator/caller.ts';
import type { Moment } from '../../../src/simulator/moment.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import type { Ask, Kind } from '../../../src/simulator/pim/model.ts';
import { PimRefusal } from '../../../src/simulator/pim/refusal.ts';
import { isSameAccess } from '../../../src/simulator/pim/schedule.ts';
import { isInForce } from '../../../src/simulator/pim/window.ts';
import { ROOT } from '../../../src/simulator/tenant/azure/azure-scope.ts';
import contoso from '../../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { createTenantState, type TenantState } from '../../../src/simulator/world.ts';
import { histories, type Step } from '../histories/history.ts';
import { personId } from '../rig.ts';
import { azureRoleId, DEV, GROUP, PROD, STARTED, STORAGE, WEB } from './arm-rig.ts';

const HISTORIES = 600;
const SEED = 20_261_124;
const KINDS: readonly Kind[] = ['assignment', 'eligibility'];
const PEOPLE = ['Alex', 'Megan', 'Adele'].map(personId);
const ACCESSES = [
  { role: azureRoleId('Contributor'), scope: DEV },
  { role: azureRoleId('Contributor'), scope: WEB },
  { role: azureRoleId('Contributor'), scope: PROD },
  { role: azureRoleId('Owner'), scope: WEB },
  { role: azureRoleId('Reader'), scope: GROUP },
  { role: azureRoleId('Storage Blob Data Contributor'), scope: STORAGE },
];

/** After which status another may come. What is not listed is the end. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  PendingApproval: ['Granted', 'Provisioned', 'Denied', 'TimedOut', 'Canceled', 'Failed'],
  PendingAdminDecision: ['Provisioned', 'Canceled'],
  Granted: ['Provisioned', 'Canceled', 'Revoked', 'Failed'],
};

const caller = (id: string): Caller => ({
  kind: 'person',
  id,
  permissions: ['user_impersonation'],
  amr: ['pwd', 'mfa'],
  acrs: ['c1', 'c2'],
});

class Play {
  readonly state: TenantState = createTenantState(contoso, STARTED, EXACT);
  readonly statuses = new Map<string, string>();
  now = STARTED;

  get at(): Moment {
    return { state: this.state, now: this.now, listed: this.now, replicated: this.now };
  }

  /** What PIM refuses has not happened; anything else it throws is a mistake of the simulator's. */
  does(step: Step): void {
    try {
      this.attempt(step);
    } catch (error) {
      if (!(error instanceof PimRefusal)) throw error;
    }
  }

  private attempt(step: Step): void {
    if (step.type === 'wait') {
      this.now = new Date(this.now.getTime() + step.ms);
      return;
    }
    if (step.type === 'outside') {
      this.outside(step);
      return;
    }
    const { pim } = this.state.azure;
    const by = caller(step.by);
    if (step.type === 'ask') {
      const start = step.offsetMs === 0 ? null : new Date(this.now.getTime() + step.offsetMs);
      const ask = this.linked({ ...step.ask, start });
      pim.submit(step.kind, ask, pimCaller(by, this.at), this.now, { isDryRun: false, id: crypto.randomUUID() });
      return;
    }
    const all = KINDS.flatMap((kind) => pim.requests(kind, this.now));
    const request = all.at(-1 - (step.which % Math.max(1, all.length)));
    if (!request) return;
    if (step.type === 'cancel') pim.cancel(request.kind, request.id, pimCaller(by, this.at), this.now);
    else {
      const mine = isApprover(request, by, this.at);
      const decision = { isApproved: step.isApproved, justification: 'history', isApprover: mine };
      pim.decide({ requestId: request.id, ...decision }, pimCaller(by, this.at), this.now);
    }
  }

  /** With plain role-based access control: ends what is held, else gives it. */
  private outside({ principalId, access }: Extract<Step, { type: 'outside' }>): void {
    const { now } = this;
    const { pim } = this.state.azure;
    const held = pim
      .schedulesOf('assignment', principalId, now)
      .find((one) => isSameAccess(one.access, access) && isInForce(one, now));
    if (held) pim.endOutside('assignment', held.id, now);
    else {
      const id = crypto.randomUUID();
      const grant = { id, principalId, access, createdAt: now, start: now, end: null, outsidePim: true };
      pim.grantOutside(grant, personId('Adele'));
    }
  }

  /** An activation below the scope of an eligibility names it, as clients do. */
  private linked(ask: Ask): Ask {
    if (ask.action !== 'selfActivate') return ask;
    const { pim, scopes } = this.state.azure;
    const above = pim
      .schedulesOf('eligibility', ask.principalId, this.now)
      .find(
        ({ access }) =>
          access.role === ask.access.role &&
          access.scope !== ask.access.scope &&
          scopes.isAtOrAbove(access.scope, ask.access.scope),
      );
    return above ? { ...ask, linkedTo: above.id } : ask;
  }

  /** What must hold of everything that can be seen at this moment. */
  look(): void {
    for (const kind of KINDS) {
      this.instancesAreSchedulesInForce(kind);
      this.statusesGoForward(kind);
      this.everybodySeesOnlyTheirs(kind);
    }
    this.activationsStandOnEligibilities();
    this.nothingIsHeldTwiceAtOnce();
  }

  private instancesAreSchedulesInForce(kind: Kind): void {
    const held = schedules(kind, EXACT.azure);
    const shown = instances(kind, EXACT.azure);
    const rows = held.rows(this.at);
    const inForce = rows.filter(({ start, end }) => start <= this.now && (end === null || end > this.now));
    assert.deepEqual(new Set(shown.rows(this.at).map(({ id }) => id)), new Set(inForce.map(({ id }) => id)));
    const known = new Set(rows.map((row) => held.resource(row, ROOT, this.at).id));
    for (const row of shown.rows(this.at)) {
      const { properties, name } = shown.resource(row, ROOT, this.at);
      const link = String(properties[`${kind === 'assignment' ? 'roleAssignment' : 'roleEligibility'}ScheduleId`]);
      assert.ok(known.has(link), `instance ${name} links to ${link}, which is no schedule`);
    }
  }

  private statusesGoForward(kind: Kind): void {
    const { pim } = this.state.azure;
    for (const request of pim.requests(kind, this.now)) {
      const status = pim.statusOf(request, this.now);
      const before = this.statuses.get(request.id);
      this.statuses.set(request.id, status);
      if (before !== undefined && before !== status)
        assert.ok(NEXT[before]?.includes(status), `${request.action} went from ${before} to ${status}`);
      requests(kind, EXACT).resource(request, ROOT, this.at);
    }
    for (const { id, createdUsing } of instances(kind, EXACT.azure).rows(this.at)) {
      const maker = pim.request(createdUsing ?? '', this.now);
      if (maker) assert.equal(pim.statusOf(maker, this.now), 'Provisioned', `${id} is in force`);
    }
  }

  private activationsStandOnEligibilities(): void {
    const { pim, scopes } = this.state.azure;
    for (const active of instances('assignment', EXACT.azure).rows(this.at)) {
      if (active.assignmentType !== 'Activated') continue;
      const eligibility = active.restsOn === null ? undefined : pim.schedule('eligibility', active.restsOn, this.now);
      assert.ok(eligibility, 'an activation without an eligibility');
      assert.equal(eligibility.access.role, active.access.role);
      assert.ok(scopes.isAtOrAbove(eligibility.access.scope, active.access.scope));
      assert.ok(eligibility.end === null || (active.end !== null && active.end <= eligibility.end));
    }
  }

  private nothingIsHeldTwiceAtOnce(): void {
    for (const kind of KINDS) {
      const held = instances(kind, EXACT.azure)
        .rows(this.at)
        .map(({ principalId, access }) => `${principalId} ${access.role} ${access.scope}`);
      assert.equal(new Set(held).size, held.length);
    }
  }

  private everybodySeesOnlyTheirs(kind: Kind): void {
    for (const id of [...PEOPLE, personId('Isaiah')]) {
      const groups = this.state.memberships.groupsOf(id, this.now);
      for (const collection of [schedules(kind, EXACT.azure), instances(kind, EXACT.azure)])
        for (const row of collection.own(caller(id), this.at))
          assert.ok(row.principalId === id || groups.includes(row.principalId));
      for (const row of requests(kind, EXACT).own(caller(id), this.at)) assert.equal(row.principalId, id);
    }
  }
}

describe('Any history that PIM for Azure allows', () => {
  it('leaves instances, eligibilities, statuses and visibility true', function () {
    this.timeout(120_000);
    let accepted = 0;
    fc.assert(
      fc.property(histories({ people: PEOPLE, administrator: personId('Adele'), accesses: ACCESSES }), (steps) => {
        const play = new Play();
        for (const step of steps) {
          play.does(step);
          if (step.type === 'wait') play.look();
        }
        play.look();
        accepted += play.statuses.size;
      }),
      { numRuns: HISTORIES, seed: SEED },
    );
    // Histories in which PIM refused everything would prove nothing.
    assert.ok(accepted > 5 * HISTORIES, `only ${accepted} requests were seen`);
  });
});
