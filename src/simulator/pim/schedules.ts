import { exactDurationMs } from './duration.ts';
import type { Access, Activation, Expiration, PimFacts, StandingGrant } from './model.ts';

/** A grant with its window, now or later. An instance is a schedule whose window holds now. */
export interface Schedule {
  readonly id: string;
  readonly principalId: string;
  readonly access: Access;
  readonly assignmentType: 'Assigned' | 'Activated';
  readonly memberType: 'Direct' | 'Group';
  /** The request that made it; null when it was made outside PIM. */
  readonly createdUsing: string | null;
  readonly start: Date;
  /** Null is permanent. */
  readonly end: Date | null;
  /** The eligibility schedule that an activation rests on. */
  readonly restsOn: string | null;
}

export const isOver = (schedule: Schedule, now: Date): boolean => schedule.end !== null && schedule.end <= now;

export const isInForce = (schedule: Schedule, now: Date): boolean => schedule.start <= now && !isOver(schedule, now);

export const eligibilitySchedules = (facts: PimFacts): readonly Schedule[] => facts.eligibilities.map(standing);

/** Standing assignments, and every activation that was carried out: until its end, its deactivation or the end of its eligibility. */
export function assignmentSchedules(facts: PimFacts): readonly Schedule[] {
  const eligibilityEnds = new Map(facts.eligibilities.map(({ id, end }) => [id, end]));
  const deactivatedAt = new Map<string, Date>();
  for (const request of facts.requests)
    if (request.action === 'selfDeactivate') deactivatedAt.set(request.ends, request.createdAt);

  const activated = facts.requests.flatMap((request) => {
    if (request.action !== 'selfActivate' || request.approvers || facts.cancellations.has(request.id)) return [];
    const { start, end } = windowOf(request);
    const ends = [end, deactivatedAt.get(request.id), eligibilityEnds.get(request.restsOn)];
    return [activation(request, start, earliest(ends))];
  });
  return [...facts.assignments.map(standing), ...activated];
}

/** A start in the past means at once: nobody is active before asking. */
export function windowOf(request: Pick<Activation, 'start' | 'createdAt' | 'expiration'>): {
  start: Date;
  end: Date | null;
} {
  const start = request.start && request.start > request.createdAt ? request.start : request.createdAt;
  return { start, end: endOf(start, request.expiration) };
}

function endOf(start: Date, expiration: Expiration): Date | null {
  if (expiration.type === 'noExpiration') return null;
  if (expiration.type === 'afterDateTime') return expiration.end;
  return new Date(start.getTime() + (exactDurationMs(expiration.duration) ?? 0));
}

const earliest = (ends: readonly (Date | null | undefined)[]): Date | null =>
  ends.reduce<Date | null>((first, end) => (end && (!first || end < first) ? end : first), null);

const standing = (grant: StandingGrant): Schedule => ({
  id: grant.id,
  principalId: grant.principalId,
  access: grant.access,
  assignmentType: 'Assigned',
  memberType: 'Direct',
  createdUsing: grant.outsidePim ? null : grant.id,
  start: grant.start,
  end: grant.end,
  restsOn: null,
});

const activation = (request: Activation, start: Date, end: Date | null): Schedule => ({
  id: request.id,
  principalId: request.principalId,
  access: request.access,
  assignmentType: 'Activated',
  memberType: request.throughGroup ? 'Group' : 'Direct',
  createdUsing: request.id,
  start,
  end,
  restsOn: request.restsOn,
});
