import { DateTime, Duration } from 'luxon';
import type { Kind, StandingGrant } from '../pim/model.ts';
import { mintInstanceId } from './instance-id.ts';
import { nameBasedId } from './name-based-id.ts';
import type { References } from './references.ts';
import type { TenantData } from './schema.ts';
import type { Grants } from './tenant.ts';

type Written = TenantData['assignments'][number] | TenantData['eligibilities'][number];

/** Grants of Entra roles as the file has them, relative times settled at `now`. */
export const roleGrants = (data: TenantData, references: References, now: Date): Grants => ({
  eligibility: data.eligibilities.map((grant, index) => roleGrant('eligibilities', grant, index, references, now)),
  assignment: data.assignments.map((grant, index) => roleGrant('assignments', grant, index, references, now)),
});

/** Grants of membership and ownership. */
export const groupGrants = (data: TenantData, references: References, now: Date): Grants => ({
  eligibility: data.groupEligibilities.map((grant, index) => groupGrant('eligibility', grant, index, references, now)),
  assignment: data.groupAssignments.map((grant, index) => groupGrant('assignment', grant, index, references, now)),
});

function roleGrant(
  list: 'eligibilities' | 'assignments',
  grant: Written,
  index: number,
  references: References,
  now: Date,
): StandingGrant {
  const principal = references.principal([list, index, 'principal'], grant.principal);
  const access = {
    role: references.role([list, index, 'role'], grant.role),
    scope: references.scope([list, index, 'scope'], grant.scope),
  };
  const outsidePim = 'outsidePim' in grant && grant.outsidePim;
  const minted = nameBasedId(list, principal.id, access.role, access.scope);
  const id = outsidePim ? mintInstanceId(access, principal.id) : (grant.id ?? minted);
  return { id, principalId: principal.id, access, ...windowOf(grant, now), outsidePim };
}

function groupGrant(
  kind: Kind,
  grant: TenantData['groupAssignments'][number],
  index: number,
  references: References,
  now: Date,
): StandingGrant {
  const list = kind === 'eligibility' ? 'groupEligibilities' : 'groupAssignments';
  const principal = references.principal([list, index, 'principal'], grant.principal);
  const group = references.group([list, index, 'group'], grant.group);
  const id = grant.id ?? nameBasedId(list, principal.id, group, grant.access);
  const access = { role: grant.access, scope: group };
  return { id, principalId: principal.id, access, ...windowOf(grant, now), outsidePim: false };
}

/** Settles relative times at `now`. */
export function windowOf(grant: { from: string; until?: string | undefined }, now: Date) {
  const start = instant(grant.from, now);
  return {
    createdAt: start < now ? start : now,
    start,
    end: grant.until === undefined ? null : instant(grant.until, now),
  };
}

/** What was settled already, by the start it counts from: in a big tenant the same few durations stand ten thousand times. */
const settled = new WeakMap<Date, Map<string, Date>>();

/** A moment of the file, settled at `now`. Days are calendar days in UTC. */
export function instant(moment: string, now: Date): Date {
  const known = settled.get(now) ?? new Map<string, Date>();
  settled.set(now, known);
  const time = known.get(moment) ?? settle(moment, now);
  known.set(moment, time);
  return time;
}

function settle(moment: string, now: Date): Date {
  const duration = Duration.fromISO(moment);
  if (duration.isValid) return DateTime.fromJSDate(now, { zone: 'utc' }).plus(duration).toJSDate();
  return DateTime.fromISO(moment, { zone: 'utc' }).toJSDate();
}
