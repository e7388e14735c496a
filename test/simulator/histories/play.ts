import type { Change } from '../../../src/simulator/kept/change.ts';
import { fromDatedJson, toDatedJson } from '../../../src/simulator/kept/dated-json.ts';
import { replay } from '../../../src/simulator/kept/replay.ts';
import type { Moment } from '../../../src/simulator/moment.ts';
import { createMovedClock } from '../../../src/simulator/moved-clock.ts';
import { EXACT } from '../../../src/simulator/pim/knobs.ts';
import type { Ask, Kind, ScheduleRequest } from '../../../src/simulator/pim/model.ts';
import type { Pim } from '../../../src/simulator/pim/pim.ts';
import { PimRefusal } from '../../../src/simulator/pim/refusal.ts';
import { isSameAccess } from '../../../src/simulator/pim/schedule.ts';
import { isInForce } from '../../../src/simulator/pim/window.ts';
import { loadTenant } from '../../../src/simulator/tenant/load-tenant.ts';
import { type TenantState, untouchedState } from '../../../src/simulator/world.ts';
import { ADMINISTRATOR, type Held, type Stage, TENANT } from './casts.ts';
import type { Step } from './history.ts';

export const KINDS: readonly Kind[] = ['assignment', 'eligibility'];
const START = new Date('2026-11-24T08:00:00Z');
const CONTOSO = loadTenant(TENANT, START);

/** One history as it is played: the tenant, the time, and what was seen on the way. */
export class Play {
  readonly stage: Stage;
  readonly state: TenantState;
  /** What happened, as `--data` writes it down. */
  readonly written: string[] = [];
  /** The last status that was seen of each request. */
  readonly statuses = new Map<string, string>();
  /** Who might have granted and taken away when a request was made, by its id. */
  readonly administrators = new Map<string, readonly string[]>();
  /** Schedules that were ended past PIM. */
  readonly endedOutside = new Set<string>();
  now = START;

  constructor(stage: Stage) {
    this.stage = stage;
    this.state = untouchedState(CONTOSO, START, EXACT, (change) => void this.written.push(toDatedJson(change)));
  }

  /** Another state, in which all of it happened again. */
  again(): TenantState {
    const state = untouchedState(CONTOSO, START, EXACT);
    const clock = createMovedClock({ now: () => START });
    for (const line of this.written) replay(fromDatedJson(line) as Change, state, clock);
    return state;
  }

  get at(): Moment {
    return { state: this.state, now: this.now, listed: this.now, replicated: this.now };
  }

  get pim(): Pim {
    return this.stage.face.pim(this.state);
  }

  get requests(): readonly ScheduleRequest[] {
    return KINDS.flatMap((kind) => this.pim.requests(kind, this.now));
  }

  /** Who has what at this moment. */
  get held(): readonly Held[] {
    return this.stage.face.instances('assignment', this.at);
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
    if (step.type === 'wait') this.now = new Date(this.now.getTime() + step.ms);
    else if (step.type === 'outside') this.outside(step);
    else if (step.type === 'ask') this.ask(step);
    else this.onRequest(step);
  }

  private ask({ kind, ask, by, offsetMs }: Extract<Step, { type: 'ask' }>): void {
    const start = offsetMs === 0 ? null : new Date(this.now.getTime() + offsetMs);
    const caller = this.stage.face.caller(by, this.at);
    const id = crypto.randomUUID();
    this.administrators.set(id, this.stage.administratorsOf(ask.access, this.held));
    this.pim.submit(kind, { ...this.linked(ask), start }, caller, this.now, { isDryRun: false, id });
  }

  /** One of the last requests is decided on or taken back. */
  private onRequest({ type, by, which, isApproved }: Extract<Step, { type: 'decide' | 'cancel' }>): void {
    const waiting = this.requests.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
    const request = waiting[which % Math.max(1, waiting.length)];
    if (!request) return;
    const caller = this.stage.face.caller(by, this.at);
    if (type === 'cancel') this.pim.cancel(request.kind, request.id, caller, this.now);
    else {
      const isMine = this.stage.face.isApprover(request, by, this.at);
      const ask = { requestId: request.id, isApproved, justification: 'history', isApprover: isMine };
      this.pim.decide(ask, caller, this.now);
    }
  }

  /** Of a group memberships are only ended there: giving one past PIM is no assignment in PIM. */
  private outside({ principalId, access }: Extract<Step, { type: 'outside' }>): void {
    const { now } = this;
    const held = this.pim
      .schedulesOf('assignment', principalId, now)
      .find((one) => isSameAccess(one.access, access) && isInForce(one, now));
    if (held) {
      this.endedOutside.add(held.id);
      this.pim.endOutside('assignment', held.id, now);
    } else if (this.stage.face.givesOutside) {
      const id = this.stage.face.newGrantId(access, principalId);
      const grant = { id, principalId, access, createdAt: now, start: now, end: null, outsidePim: true };
      this.pim.grantOutside(grant, ADMINISTRATOR);
    }
  }

  /** An activation of what lies below the eligibility names it, as clients do. */
  private linked(ask: Ask): Ask {
    if (ask.action !== 'selfActivate') return ask;
    const { face } = this.stage;
    const above = this.pim
      .schedulesOf('eligibility', ask.principalId, this.now)
      .find(({ access }) => !isSameAccess(access, ask.access) && face.covers(access, ask.access, this.state));
    return above ? { ...ask, linkedTo: above.id } : ask;
  }
}
