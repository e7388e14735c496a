import type { Kind, ScheduleRequest, StandingGrant } from './model.ts';

/** The request with which an administrator made a grant of the tenant file. It is purged like any other. */
export const standingRequest = (kind: Kind, grant: StandingGrant, grantedBy: string): ScheduleRequest => ({
  id: grant.id,
  kind,
  action: 'adminAssign',
  principalId: grant.principalId,
  access: grant.access,
  justification: null,
  ticket: { number: null, system: null },
  customData: null,
  start: grant.start,
  expiration: grant.end === null ? { type: 'noExpiration' } : { type: 'afterDateTime', end: grant.end },
  createdAt: grant.createdAt,
  createdBy: grantedBy,
  targetId: grant.id,
  restsOn: null,
  throughGroup: false,
  approvers: null,
  isApproverJustificationRequired: false,
  ...(grant.condition ? { condition: grant.condition } : {}),
});
