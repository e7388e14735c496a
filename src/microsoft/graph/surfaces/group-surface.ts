import { z } from 'zod';
import type { RightKind } from '../../../pim/index.ts';
import { text } from '../../http/answers/members.ts';
import { isGuid } from '../guid.ts';
import { directoryObject } from '../wire/row.ts';
import type { Collections, Surface } from './surface.ts';

const GROUPS = 'v1.0/identityGovernance/privilegedAccess/group';

/** The two ways to belong to a group, which are its roles. */
export const GROUP_ROLES: ReadonlyMap<string, string> = new Map([
  ['member', 'Member'],
  ['owner', 'Owner'],
]);

const access = z
  .object({ groupId: text, accessId: text.toLowerCase(), group: directoryObject.nullish() })
  .transform(({ groupId, accessId, group }) => ({
    role: { id: accessId, name: GROUP_ROLES.get(accessId) ?? accessId },
    // The expansion was reported to be null now and then.
    scope: { kind: 'group' as const, id: groupId, name: group?.displayName || groupId },
  }));

/** PIM for Groups: the scope is the group, the role is `member` or `owner`. */
export const groupSurface: Surface = {
  provider: 'group',
  collections: { assignment: collections('assignment'), eligibility: collections('eligibility') },
  expand: { all: 'group,principal', least: '' },
  access,
  isScope: isGuid,
  bodyOf: ({ roleId, scopeId }) => ({ groupId: scopeId, accessId: roleId }),
  compared: ({ principalId, roleId, scopeId }) => ({ groupId: scopeId, principalId, accessId: roleId }),
  policyOf: ({ roleId, scopeId }) => ({ scopeId, scopeType: 'Group', roleDefinitionId: roleId }),
  approvals: { path: `${GROUPS}/assignmentApprovals`, parts: 'stages' },
};

function collections(kind: RightKind): Collections {
  const schedule = `${GROUPS}/${kind}Schedule`;
  return { requests: `${schedule}Requests`, schedules: `${schedule}s`, instances: `${schedule}Instances` };
}
