import type { Entity } from '../odata/entity.ts';
import type { Directory } from '../tenant/directory.ts';
import type { Role } from '../tenant/tenant.ts';
import { PRIVILEGED_ROLES } from './privileged-roles.ts';
import { ENTRA_ROLE } from './roles-of-caller.ts';
import type { GraphVersion } from './version.ts';

/** A role as the directory describes it. Every built-in one may at least do what Directory Readers may. */
export function roleDefinitionEntity(role: Role, directory: Directory, version: GraphVersion): Entity {
  const { id, description, displayName, builtIn, permissions } = role;
  const inherited = builtIn && id !== ENTRA_ROLE.directoryReaders ? [ENTRA_ROLE.directoryReaders] : [];
  return {
    type: 'unifiedRoleDefinition',
    properties: {
      id,
      description,
      displayName,
      isBuiltIn: builtIn,
      isEnabled: true,
      ...(version === 'beta' ? { isPrivileged: PRIVILEGED_ROLES.has(id) } : {}),
      resourceScopes: ['/'],
      templateId: id,
      version: builtIn ? '1' : null,
      rolePermissions: permissions.length > 0 ? [{ allowedResourceActions: permissions, condition: null }] : [],
      inheritsPermissionsFrom: inherited.map((one) => ({ id: one })),
    },
    navigation: {
      inheritsPermissionsFrom: () =>
        inherited.flatMap((one) => {
          const found = directory.role(one);
          return found ? withoutAncestors(roleDefinitionEntity(found, directory, version)) : [];
        }),
    },
  };
}

/** A role as PIM knows it, which expands it beside a grant: its name, and nothing of what it may do. */
export const roleNameEntity = ({ id, displayName, builtIn }: Role): Entity => ({
  type: 'unifiedRoleDefinition',
  properties: {
    id,
    description: '',
    displayName,
    isBuiltIn: builtIn,
    isEnabled: true,
    resourceScopes: [],
    templateId: id,
    version: null,
    rolePermissions: [],
  },
});

/** What a role inherits from is shown one step far. */
function withoutAncestors({ type, properties }: Entity): Entity {
  const { inheritsPermissionsFrom: _ancestors, ...own } = properties;
  return { type, properties: own };
}
