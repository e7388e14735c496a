import type { Access, Condition, Kind, ScheduleRequest, StandingGrant } from './model.ts';
import type { Window } from './window.ts';

/** A grant with its window, now or later. An instance is a schedule whose window holds now. */
export interface Schedule extends Window {
  readonly id: string;
  readonly kind: Kind;
  readonly principalId: string;
  readonly access: Access;
  readonly assignmentType: 'Assigned' | 'Activated';
  readonly memberType: 'Direct' | 'Group';
  /** The request that made it; null when it was made outside PIM. */
  readonly createdUsing: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly modifiedAt: Date | null;
  /** The eligibility schedule that an activation rests on. */
  readonly restsOn: string | null;
  readonly condition?: Condition;
}

export const standingSchedule = (kind: Kind, grant: StandingGrant, grantedBy: string): Schedule => ({
  id: grant.id,
  kind,
  principalId: grant.principalId,
  access: grant.access,
  assignmentType: 'Assigned',
  memberType: 'Direct',
  createdUsing: grant.outsidePim ? null : grant.id,
  createdBy: grantedBy,
  createdAt: grant.createdAt,
  modifiedAt: null,
  start: grant.start,
  end: grant.end,
  restsOn: null,
  ...(grant.condition ? { condition: grant.condition } : {}),
});

export const requestedSchedule = (request: ScheduleRequest, window: Window, at: Date): Schedule => ({
  id: request.id,
  kind: request.kind,
  principalId: request.principalId,
  access: request.access,
  assignmentType: request.action === 'selfActivate' ? 'Activated' : 'Assigned',
  memberType: request.throughGroup ? 'Group' : 'Direct',
  createdUsing: request.id,
  createdBy: request.createdBy,
  createdAt: at,
  modifiedAt: null,
  ...window,
  restsOn: request.restsOn,
  ...(request.condition ? { condition: request.condition } : {}),
});

/** The scope must be the very one: an eligibility on an administrative unit is not activated with `/`. */
export const isSameAccess = (one: Access, other: Access): boolean =>
  one.role === other.role && one.scope === other.scope;
