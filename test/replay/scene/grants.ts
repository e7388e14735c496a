import { CAST } from '../reading/cast.ts';
import { isJson, type Json, part, type Reading, text } from '../reading/reading.ts';

/** Who has, or wants, which role where; of a group `member` or `owner`. */
export interface Access {
  readonly principal: string;
  readonly role: string;
  readonly scope: string;
}

/** A grant that must be there, as a tenant file writes it. */
export interface Grant extends Access {
  readonly kind: Reading['kind'];
  readonly id?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly outsidePim: boolean;
}

/** As requests, schedules and instances all name it. */
export function accessOf(json: Json, { face }: Pick<Reading, 'face'>): Access {
  const principal = text(json, 'principalId') ?? CAST.requester;
  if (face === 'groups')
    return { principal, role: text(json, 'accessId') ?? 'member', scope: text(json, 'groupId') ?? CAST.group };
  return { principal, role: text(json, 'roleDefinitionId') ?? CAST.role, scope: text(json, 'directoryScopeId') ?? '/' };
}

/** What rows of schedules and of instances tell of; an activation is no grant, but rests on one. */
export function grantsToldOf(reading: Reading): readonly Grant[] {
  return reading.rows
    .filter((row) => 'memberType' in row)
    .map((row) => {
      const access = accessOf(row, reading);
      if (isActivated(row)) return standing('eligibility', access);
      const id = scheduleIdOf(row);
      const guid = /[0-9a-f-]{36}$/i.exec(id ?? '')?.[0];
      const info = part(row, 'scheduleInfo');
      return {
        ...access,
        kind: reading.kind,
        id: guid,
        from: text(row, 'startDateTime') ?? text(info, 'startDateTime'),
        until: text(row, 'endDateTime') ?? text(part(info, 'expiration'), 'endDateTime'),
        // The id of a directory assignment is no GUID.
        outsidePim: id !== undefined && guid === undefined,
      };
    });
}

/** What somebody activates, they are eligible for; what is taken away is there, unless it was given a step before. */
export function grantsNeeded(reading: Reading, asked: readonly Json[]): readonly Grant[] {
  return asked.flatMap((body) => {
    const access = accessOf(body, reading);
    if (/^selfActivate$/i.test(String(body.action))) return [standing('eligibility', access)];
    const isGiven = asked.some((one) => one.action === 'adminAssign' && isSame(accessOf(one, reading), access));
    return body.action === 'adminRemove' && !isGiven ? [standing(reading.kind, access)] : [];
  });
}

/** One that has been there for long and has no end. */
const standing = (kind: Grant['kind'], access: Access): Grant => ({ ...access, kind, outsidePim: false });

const isSame = (one: Access, other: Access): boolean =>
  one.principal === other.principal && one.role === other.role && one.scope === other.scope;

export const isActivated = (row: Json): boolean => row.assignmentType === 'Activated';

/** The id of the schedule that a row is or belongs to. */
export function scheduleIdOf(row: Json): string | undefined {
  if (isJson(row.scheduleInfo)) return text(row, 'id');
  const link = Object.keys(row).find((name) => /ScheduleId$/.test(name));
  return link && text(row, link);
}
