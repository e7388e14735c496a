import { groupId, roleId } from './rig.ts';

export const R = '/v1.0/roleManagement/directory';
export const G = '/v1.0/identityGovernance/privilegedAccess/group';

/** The body of a schedule request of an Entra role. */
export const roleAsk = (action: string, principalId: string, role: string, more: Record<string, unknown> = {}) => ({
  action,
  principalId,
  roleDefinitionId: roleId(role),
  directoryScopeId: '/',
  justification: 'INC-4711',
  ...more,
});

/** The same for membership or ownership of a group. */
export const groupAsk = (action: string, principalId: string, group: string, more: Record<string, unknown> = {}) => ({
  action,
  principalId,
  groupId: groupId(group),
  accessId: 'member',
  justification: 'INC-4711',
  ...more,
});

export const forDuration = (duration: string, startDateTime: string | null = null) => ({
  scheduleInfo: { startDateTime, expiration: { type: 'afterDuration', duration } },
});

export const forGood = { scheduleInfo: { startDateTime: null, expiration: { type: 'noExpiration' } } };

export const untilInstant = (endDateTime: string) => ({
  scheduleInfo: { startDateTime: null, expiration: { type: 'afterDateTime', endDateTime } },
});
