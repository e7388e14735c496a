import { z } from 'zod';
import type { RightKind, Scope } from '../../../pim/index.ts';
import { optionalText, text } from '../../http/answers/members.ts';
import { isGuid } from '../guid.ts';
import { directoryObject } from '../wire/row.ts';
import type { Collections, Surface } from './surface.ts';

const ROLES = 'roleManagement/directory';
const ADMINISTRATIVE_UNIT = /^\/administrativeUnits\//i;
/** What is written before the id of a narrower scope. */
const SCOPE_WORD = /^\/(administrativeUnits\/)?/i;
const ROLE_NAME = 'roleDefinition($select=id,displayName)';

const access = z
  .object({
    roleDefinitionId: text,
    directoryScopeId: optionalText,
    appScopeId: optionalText,
    roleDefinition: directoryObject.nullish(),
    /** May come as `{id: "/"}` only. */
    directoryScope: directoryObject.nullish(),
  })
  .transform((wire) => ({
    role: { id: wire.roleDefinitionId, name: wire.roleDefinition?.displayName || wire.roleDefinitionId },
    scope: scopeOf(wire.directoryScopeId || wire.appScopeId || '/', wire.directoryScope?.displayName),
  }));

/** PIM of Entra roles. */
export const roleSurface: Surface = {
  provider: 'entra-role',
  collections: { assignment: collections('assignment'), eligibility: collections('eligibility') },
  expand: { all: `${ROLE_NAME},directoryScope,principal`, least: ROLE_NAME },
  access,
  isScope: (scopeId) => scopeId === '/' || (scopeId.startsWith('/') && isGuid(scopeId.replace(SCOPE_WORD, ''))),
  bodyOf: ({ roleId, scopeId }) => ({ roleDefinitionId: roleId, directoryScopeId: scopeId }),
  compared: ({ principalId, roleId, scopeId }) => ({
    principalId,
    roleDefinitionId: roleId,
    directoryScopeId: scopeId,
  }),
  // Role policies are kept at the directory, also those of a narrower scope.
  policyOf: ({ roleId }) => ({ scopeId: '/', scopeType: 'DirectoryRole', roleDefinitionId: roleId }),
  // Version 1.0 has none.
  approvals: { path: `beta/${ROLES}/roleAssignmentApprovals`, parts: 'steps' },
};

function collections(kind: RightKind): Collections {
  const schedule = `v1.0/${ROLES}/role${kind === 'assignment' ? 'Assignment' : 'Eligibility'}Schedule`;
  return { requests: `${schedule}Requests`, schedules: `${schedule}s`, instances: `${schedule}Instances` };
}

/**
 * `/` is the directory, `/administrativeUnits/{id}` the members of a unit, `/{id}` one application. The id is kept letter
 * by letter.
 */
function scopeOf(id: string, name: string | null | undefined): Scope {
  if (id === '/') return { kind: 'directory', id, name: name || id };
  return { kind: ADMINISTRATIVE_UNIT.test(id) ? 'administrative-unit' : 'application', id, name: name || id };
}
