import { createHistory, type History } from './history.ts';
import type { PimKnobs } from './knobs.ts';
import type { Manners } from './manners.ts';
import type { Decision, Kind, PimEvent, ScheduleRequest, StandingGrant } from './model.ts';
import { type RequestStatus, requestStatus } from './request-status.ts';
import { isSameAccess, requestedSchedule, type Schedule, standingSchedule } from './schedule.ts';
import { standingRequest } from './standing-request.ts';
import { askedWindow, earliest, isOver, type Window } from './window.ts';

/** What follows from the events, at any time. */
export interface PimState {
  /** Planned, in force and over. */
  schedules(kind: Kind, at: Date): readonly Schedule[];
  schedulesOf(kind: Kind, principalId: string, at: Date): readonly Schedule[];
  /** As far as they would go if eligibilities were prolonged: what else is planned must stay clear of that. */
  claimsOf(kind: Kind, principalId: string, at: Date): readonly Schedule[];
  /** At just this scope. */
  schedulesAt(kind: Kind, scope: string, at: Date): readonly Schedule[];
  schedule(kind: Kind, id: string, at: Date): Schedule | undefined;
  requests(kind: Kind, at: Date): readonly ScheduleRequest[];
  requestsOf(kind: Kind, principalId: string, at: Date): readonly ScheduleRequest[];
  request(id: string, at: Date): ScheduleRequest | undefined;
  decisionOn(requestId: string, at: Date): Decision | undefined;
  statusOf(request: ScheduleRequest, at: Date): RequestStatus;
}

export interface PimStore extends PimState {
  apply(event: PimEvent): void;
}

/** Before anything: grants of the tenant file have always been there. */
const ALWAYS = new Date(0);

export interface PimStoreParts {
  readonly grants: Readonly<Record<Kind, readonly StandingGrant[]>>;
  readonly grantedBy: string;
  readonly knobs: PimKnobs;
  readonly manners: Manners;
}

export function createPimStore({ grants, grantedBy, knobs, manners }: PimStoreParts): PimStore {
  const held: Readonly<Record<Kind, History<Schedule>>> = {
    assignment: createHistory<Schedule>(holderOf, scopeOf),
    eligibility: createHistory<Schedule>(holderOf, scopeOf),
  };
  const asked: Readonly<Record<Kind, History<ScheduleRequest>>> = {
    assignment: createHistory<ScheduleRequest>(holderOf, scopeOf),
    eligibility: createHistory<ScheduleRequest>(holderOf, scopeOf),
  };
  const cancelled = new Map<string, Date>();
  /** Removed before they began. */
  const revoked = new Map<string, Date>();
  const answered = new Map<string, Date>();
  const decisions = new Map<string, Decision>();
  /** By which schedule a changed one was replaced. */
  const replacements = new Map<string, { readonly by: string; readonly at: Date }>();
  for (const kind of ['assignment', 'eligibility'] as const)
    for (const grant of grants[kind]) {
      held[kind].put(grant.id, standingSchedule(kind, grant, grantedBy), ALWAYS);
      if (!grant.outsidePim) asked[kind].put(grant.id, standingRequest(kind, grant, grantedBy), ALWAYS);
    }

  function eligibilityUnder({ restsOn }: Pick<Schedule, 'restsOn'>, at: Date): Schedule | undefined {
    if (restsOn === null) return undefined;
    const replacement = replacements.get(restsOn);
    return isPast(replacement?.at, at)
      ? eligibilityUnder({ restsOn: replacement?.by ?? null }, at)
      : held.eligibility.get(restsOn, at);
  }

  /** When PIM takes over what was given outside it: as soon as an assignment of its own begins. That it does so is a guess. */
  const takenOver = ({ principalId, access, start }: Schedule, at: Date): Date | null =>
    earliest(
      held.assignment
        .ofOwner(principalId, at)
        .filter((other) => other.createdUsing !== null && other.start >= start && isSameAccess(other.access, access))
        .flatMap(bounded(at))
        .filter((other) => other.end === null || other.end > other.start)
        .map((other) => other.start),
    );

  /** An activation ends with its eligibility at the latest; one that would begin after that never is. */
  const bounded =
    (at: Date) =>
    (schedule: Schedule): Schedule | [] => {
      if (schedule.createdUsing === null)
        return { ...schedule, end: earliest([schedule.end, takenOver(schedule, at)]) };
      if (schedule.restsOn === null) return schedule;
      const eligibility = eligibilityUnder(schedule, at);
      if (!eligibility || isOver(eligibility, justBefore(schedule.start))) return [];
      return { ...schedule, end: earliest([schedule.end, eligibility.end]), restsOn: eligibility.id };
    };
  /** What ends by itself is swept away some time after; what was ended by hand is gone at once. */
  const swept = (schedule: Schedule): Schedule => {
    const { end, modifiedAt } = schedule;
    if (knobs.expiryMs === 0 || !end || modifiedAt?.getTime() === end.getTime()) return schedule;
    return { ...schedule, gone: new Date(end.getTime() + knobs.expiryMs) };
  };
  const known = (at: Date) => (schedule: Schedule) => [bounded(at)(schedule)].flat().map(swept);
  const requestOf = (id: string, at: Date) => asked.assignment.get(id, at) ?? asked.eligibility.get(id, at);

  const state: PimState = {
    schedules: (kind, at) => held[kind].all(at).flatMap(known(at)),
    schedulesOf: (kind, principalId, at) => held[kind].ofOwner(principalId, at).flatMap(known(at)),
    claimsOf: (kind, principalId, at) =>
      held[kind]
        .ofOwner(principalId, at)
        .filter((schedule) => schedule.restsOn === null || canBeProlonged(eligibilityUnder(schedule, at), at))
        .map(swept),
    schedulesAt: (kind, scope, at) => held[kind].ofPlace(scope, at).flatMap(known(at)),
    schedule: (kind, id, at) => [held[kind].get(id, at) ?? []].flat().flatMap(known(at))[0],
    requests: (kind, at) => asked[kind].all(at),
    requestsOf: (kind, principalId, at) => asked[kind].ofOwner(principalId, at),
    request: requestOf,
    decisionOn: (requestId, at) => asOf(decisions.get(requestId), ({ at: decided }) => decided, at),
    statusOf: (request, at) =>
      requestStatus(
        request,
        {
          isCancelled: isPast(cancelled.get(request.id), at),
          isRevoked: isPast(revoked.get(request.id), at),
          isAnswered: isPast(answered.get(request.id), at),
          decision: state.decisionOn(request.id, at),
          eligibility: eligibilityUnder(request, at),
          provisioningMs: knobs.provisioningMs,
          approvalWindowMs: knobs.approvalWindowMs,
          cancelledEligibility: manners.cancelledEligibility,
        },
        at,
      ),
  };

  function end(kind: Kind, id: string | null, at: Date): void {
    const schedule = id === null ? undefined : held[kind].get(id, at);
    if (!schedule) return;
    const maker = schedule.createdUsing === null ? undefined : requestOf(schedule.createdUsing, at);
    const wasMade = schedule.start <= at || (maker && state.statusOf(maker, at) === 'Provisioned');
    if (!wasMade) revoked.set(schedule.id, at);
    held[kind].put(schedule.id, wasMade || goesOn(schedule, at) ? endedAt(schedule, at) : null, at);
  }

  /** Whether it replaced one that had begun: then it has been there, though its own beginning was put off. */
  const goesOn = ({ kind, id }: Schedule, at: Date): boolean =>
    [...replacements].some(([replaced, { by }]) => by === id && held[kind].get(replaced, at) !== undefined);

  function requested(request: ScheduleRequest): void {
    const { kind, action, createdAt: at } = request;
    asked[kind].put(request.id, request, at);
    const window = askedWindow(request, at, knobs.provisioningMs);
    if (action === 'adminRemove' || action === 'selfDeactivate') end(kind, request.targetId, at);
    if (makesSchedule(request) && request.approvers === null)
      held[kind].put(request.id, requestedSchedule(request, window, at), at);
    if (action === 'adminUpdate' || action === 'adminExtend') change(request, window, at);
    if (ANSWERS.has(action))
      for (const other of asked[kind].ofOwner(request.principalId, at))
        if (isAskedOfAdministrator(other) && isSameAccess(other.access, request.access) && !answered.has(other.id))
          answered.set(other.id, at);
  }

  function change(request: ScheduleRequest, window: Window, at: Date): void {
    const { kind, action, targetId } = request;
    const target = targetId === null ? undefined : held[kind].get(targetId, at);
    if (!target) return;
    const start = action === 'adminUpdate' && request.start ? window.start : target.start;
    const changed = { ...target, start, end: window.end };
    if (!manners.changesMakeSchedules) {
      held[kind].put(target.id, { ...changed, modifiedAt: at }, at);
      return;
    }
    end(kind, target.id, at);
    replacements.set(target.id, { by: request.id, at });
    const { createdUsing, createdBy, condition } = requestedSchedule(request, window, at);
    const made = { id: request.id, createdUsing, createdBy, createdAt: at, ...(condition ? { condition } : {}) };
    held[kind].put(request.id, { ...changed, ...made }, at);
  }

  function grantOutside(grant: StandingGrant, by: string): void {
    held.assignment.put(grant.id, standingSchedule('assignment', grant, by), grant.createdAt);
  }

  function cancel(request: ScheduleRequest, at: Date): void {
    cancelled.set(request.id, at);
    const schedule = held[request.kind].get(request.id, at);
    held[request.kind].put(request.id, schedule && goesOn(schedule, at) ? endedAt(schedule, at) : null, at);
  }

  function decide(request: ScheduleRequest, decision: Decision): void {
    const { at, isApproved } = decision;
    decisions.set(request.id, decision);
    if (!isApproved) return;
    const window = askedWindow(request, at, knobs.provisioningMs);
    held[request.kind].put(request.id, requestedSchedule(request, window, at), at);
  }

  function apply(event: PimEvent): void {
    if (event.type === 'requested') requested(event.request);
    else if (event.type === 'granted-outside') grantOutside(event.grant, event.by);
    else if (event.type === 'ended-outside') end(event.kind, event.scheduleId, event.at);
    else {
      const at = event.type === 'decided' ? event.decision.at : event.at;
      const request = requestOf(event.requestId, at);
      if (!request) throw new Error(`There is no request "${event.requestId}": look for it before ${event.type}.`);
      if (event.type === 'decided') decide(request, event.decision);
      else cancel(request, at);
    }
  }

  return { ...state, apply };
}

/** Actions after which nobody waits for an administrator any more. */
const ANSWERS: ReadonlySet<string> = new Set(['adminExtend', 'adminRenew', 'adminAssign']);

const isAskedOfAdministrator = ({ action }: ScheduleRequest): boolean =>
  action === 'selfExtend' || action === 'selfRenew';

const makesSchedule = ({ action }: ScheduleRequest): boolean =>
  action === 'adminAssign' || action === 'adminRenew' || action === 'selfActivate';

const canBeProlonged = (eligibility: Schedule | undefined, at: Date): boolean =>
  eligibility !== undefined && !isOver(eligibility, at);

/** One whose beginning was put off after it had begun has been there all the same. */
const endedAt = (schedule: Schedule, at: Date): Schedule => ({
  ...schedule,
  start: schedule.start < at ? schedule.start : at,
  end: at,
  modifiedAt: at,
});

type Held = Pick<Schedule, 'principalId' | 'access'>;
const holderOf = ({ principalId }: Held): string => principalId;
const scopeOf = ({ access }: Held): string => access.scope;

const justBefore = (time: Date): Date => new Date(time.getTime() - 1);

const isPast = (time: Date | undefined, at: Date): boolean => time !== undefined && time <= at;

const asOf = <T>(value: T | undefined, timeOf: (value: T) => Date, at: Date): T | undefined =>
  value !== undefined && isPast(timeOf(value), at) ? value : undefined;
