import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Caller } from '../../src/simulator/graph/caller.ts';
import { isApprover } from '../../src/simulator/graph/schedules/approver.ts';
import { requests } from '../../src/simulator/graph/schedules/request-collection.ts';
import { instances, schedules } from '../../src/simulator/graph/schedules/schedule-collections.ts';
import { pimCaller } from '../../src/simulator/graph/schedules/write-routes.ts';
import { groupSurface } from '../../src/simulator/graph/surfaces/group-surface.ts';
import { roleSurface } from '../../src/simulator/graph/surfaces/role-surface.ts';
import type { Moment, Surface } from '../../src/simulator/graph/surfaces/surface.ts';
import { EXACT } from '../../src/simulator/pim/knobs.ts';
import type { Kind } from '../../src/simulator/pim/model.ts';
import { PimRefusal } from '../../src/simulator/pim/refusal.ts';
import { isSameAccess } from '../../src/simulator/pim/schedule.ts';
import { isInForce } from '../../src/simulator/pim/window.ts';
import contoso from '../../src/simulator/tenant/contoso.json' with { type: 'json' };
import { mintInstanceId } from '../../src/simulator/tenant/instance-id.ts';
import { createTenantState, type TenantState } from '../../src/simulator/world.ts';
import { type Cast, histories, type Step } from './history.ts';

const HISTORIES = 5000;
const SEED = 20_261_124;
const KINDS: readonly Kind[] = ['assignment', 'eligibility'];
const START = new Date('2026-11-24T08:00:00Z');

const person = (name: string) => contoso.people.find((one) => one.displayName.startsWith(name))?.id ?? '';
const group = (name: string) => contoso.groups.find((one) => one.displayName === name)?.id ?? '';
const role = (name: string) => contoso.roles.find((one) => one.displayName === name)?.id ?? '';

const [ALEX, MEGAN, ADELE, ISAIAH] = ['Alex', 'Megan', 'Adele', 'Isaiah'].map(person);
const PEOPLE = [ALEX ?? '', MEGAN ?? '', ADELE ?? ''];

const CASTS: readonly (readonly [Surface, Cast])[] = [
  [
    roleSurface,
    {
      principals: PEOPLE,
      accesses: [
        { role: role('Security Reader'), scope: '/' },
        { role: role('User Administrator'), scope: '/' },
        { role: role('Reports Reader'), scope: '/' },
      ],
    },
  ],
  [
    groupSurface,
    {
      principals: PEOPLE,
      accesses: [
        { role: 'member', scope: group('Prod Database Operators') },
        { role: 'member', scope: group('Incident Commanders') },
        { role: 'owner', scope: group('Incident Commanders') },
      ],
    },
  ],
];

/** After which status another may come. What is not listed is the end. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  PendingApproval: ['Granted', 'Provisioned', 'Denied', 'TimedOut', 'Canceled', 'Failed'],
  PendingAdminDecision: ['Provisioned', 'Canceled', 'Revoked'],
  Granted: ['Provisioned', 'Canceled', 'Revoked', 'Failed'],
};

class Play {
  readonly state: TenantState;
  readonly statuses = new Map<string, string>();
  readonly surface: Surface;
  readonly cast: Cast;
  now = START;

  constructor(surface: Surface, cast: Cast) {
    this.surface = surface;
    this.cast = cast;
    this.state = createTenantState(contoso, START, EXACT);
  }

  get at(): Moment {
    return { state: this.state, now: this.now, listed: this.now, replicated: this.now };
  }

  caller(id: string): Caller {
    return { kind: 'person', id, permissions: [], amr: ['pwd', 'mfa'], acrs: ['c1', 'c2'] };
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
    const pim = this.surface.pim(this.state);
    const caller = this.caller(this.cast.principals[step.by] ?? '');
    const pimCallerOf = pimCaller(this.surface, caller, this.at);
    if (step.type === 'ask') {
      const start = step.offsetMs === 0 ? null : new Date(this.now.getTime() + step.offsetMs);
      const options = { isDryRun: false, id: crypto.randomUUID() };
      pim.submit(step.kind, { ...step.ask, start }, pimCallerOf, this.now, options);
      return;
    }
    const all = KINDS.flatMap((kind) => pim.requests(kind, this.now));
    const request = all.at(-1 - (step.which % Math.max(1, all.length)));
    if (!request) return;
    if (step.type === 'cancel') pim.cancel(request.kind, request.id, pimCallerOf, this.now);
    else {
      const isMine = isApprover(request, caller, this.at);
      pim.decide(
        { requestId: request.id, isApproved: step.isApproved, justification: 'history', isApprover: isMine },
        pimCallerOf,
        this.now,
      );
    }
  }

  /** Of a group memberships are only ended there: giving one past PIM is no assignment in PIM. */
  private outside({ principalId, access }: Extract<Step, { type: 'outside' }>): void {
    const pim = this.surface.pim(this.state);
    const held = pim
      .schedulesOf('assignment', principalId, this.now)
      .find((one) => isSameAccess(one.access, access) && isInForce(one, this.now));
    if (held) pim.endOutside('assignment', held.id, this.now);
    else if (this.surface === roleSurface) {
      const id = mintInstanceId(access, principalId);
      const { now } = this;
      const grant = { id, principalId, access, createdAt: now, start: now, end: null, outsidePim: true };
      pim.grantOutside(grant, ADELE ?? '');
    }
  }

  /** What must hold of everything that can be seen at this moment. */
  look(): void {
    for (const kind of KINDS) {
      this.instancesAreSchedulesInForce(kind);
      this.statusesGoForward(kind);
      this.statusesTellWhatIsHeld(kind);
      this.nobodySeesWhatIsNotTheirs(kind);
    }
    this.activationsStandOnEligibilities();
  }

  private instancesAreSchedulesInForce(kind: Kind): void {
    const { surface, at, now } = this;
    const held = schedules(surface, kind).rows(at);
    const shown = instances(surface, kind).rows(at);
    const inForce = held.filter(({ start, end }) => start <= now && (end === null || end > now));
    assert.deepEqual(new Set(shown.map(({ id }) => id)), new Set(inForce.map(({ id }) => id)));
    const links = shown.map(
      (one) => instances(surface, kind).entity(one, at).properties[surface.halves[kind].scheduleLink],
    );
    const ids = held.map((one) => schedules(surface, kind).entity(one, at).properties.id);
    for (const link of links) assert.ok(ids.includes(link), `instance links to ${String(link)}, which is no schedule`);
    const instanceIds = shown.map((one) => instances(surface, kind).entity(one, at).properties.id);
    assert.equal(new Set(instanceIds).size, instanceIds.length, 'two instances have one id');
  }

  private statusesGoForward(kind: Kind): void {
    const { surface, at } = this;
    for (const request of surface.pim(this.state).requests(kind, this.now)) {
      const status = surface.pim(this.state).statusOf(request, this.now);
      const before = this.statuses.get(request.id);
      this.statuses.set(request.id, status);
      if (before !== undefined && before !== status)
        assert.ok(NEXT[before]?.includes(status), `${request.action} went from ${before} to ${status}`);
      const { properties } = requests(surface, kind, 0).entity(request, at);
      const makes = ['selfActivate', 'adminAssign', 'adminRenew'].includes(request.action);
      if (makes) assert.equal(properties.targetScheduleId, surface.scheduleId(request));
      assert.equal(properties.approvalId, request.approvers ? request.id : null);
    }
  }

  private statusesTellWhatIsHeld(kind: Kind): void {
    const pim = this.surface.pim(this.state);
    const known = new Set(pim.schedules(kind, this.now).map(({ id }) => id));
    for (const { id, createdUsing } of instances(this.surface, kind).rows(this.at)) {
      const maker = pim.request(createdUsing ?? '', this.now);
      if (maker) assert.equal(pim.statusOf(maker, this.now), 'Provisioned', `${id} is in force`);
    }
    for (const request of pim.requests(kind, this.now)) {
      const makes = request.targetId === request.id && pim.statusOf(request, this.now) === 'Provisioned';
      if (makes) assert.ok(known.has(request.id), `${request.action} is Provisioned, and there is no schedule of it`);
    }
  }

  private activationsStandOnEligibilities(): void {
    const pim = this.surface.pim(this.state);
    for (const active of instances(this.surface, 'assignment').rows(this.at)) {
      if (active.assignmentType !== 'Activated') continue;
      const eligibility = active.restsOn && pim.schedule('eligibility', active.restsOn, this.now);
      assert.ok(eligibility, 'an activation without an eligibility');
      assert.ok(eligibility.end === null || (active.end !== null && active.end <= eligibility.end));
    }
  }

  private nobodySeesWhatIsNotTheirs(kind: Kind): void {
    const { surface, at } = this;
    const bystander = this.caller(ISAIAH ?? '');
    for (const id of [...this.cast.principals, ISAIAH ?? '']) {
      const groups = this.state.memberships.groupsOf(id, this.now);
      for (const collection of [schedules(surface, kind), instances(surface, kind)])
        for (const row of collection.own.principal?.(this.caller(id), at) ?? [])
          assert.ok(row.principalId === id || groups.includes(row.principalId));
      const asked = requests(surface, kind, 0).own;
      for (const row of asked.principal?.(this.caller(id), at) ?? []) assert.equal(row.principalId, id);
      for (const row of asked.approver?.(this.caller(id), at) ?? []) assert.notEqual(row.principalId, id);
    }
    assert.throws(
      () => surface.checkList({ ...NO_QUERY, filter: SOMEBODY_ELSE }, bystander, at),
      /unauthorized operation/,
    );
  }
}

const SOMEBODY_ELSE = { kind: 'compare', property: 'principalId', operator: 'eq', values: [ALEX ?? ''] } as const;
const NO_QUERY = {
  filter: undefined,
  selection: { select: undefined, expand: [] },
  order: undefined,
  top: undefined,
  skip: 0,
  pagesBySkip: false,
  isCounted: false,
  skipToken: null,
};

describe('Any history that PIM allows', () => {
  for (const [surface, cast] of CASTS)
    it(`leaves instances, eligibilities, statuses, ids and visibility true: ${surface.path}`, function () {
      this.timeout(120_000);
      let accepted = 0;
      fc.assert(
        fc.property(histories(cast), (steps) => {
          const play = new Play(surface, cast);
          for (const step of steps) {
            play.does(step);
            if (step.type === 'wait') play.look();
          }
          play.look();
          accepted += play.statuses.size;
        }),
        { numRuns: HISTORIES / CASTS.length, seed: SEED },
      );
      // Histories in which PIM refused everything would prove nothing.
      assert.ok(accepted > HISTORIES, `only ${accepted} requests were seen`);
    });
});
