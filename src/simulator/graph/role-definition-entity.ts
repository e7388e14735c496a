import type { Entity } from '../odata/entity.ts';
import type { Directory } from '../tenant/directory.ts';
import type { Role } from '../tenant/tenant.ts';

/** Every other built-in role may at least do what this one may. */
const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';

/** A role as the directory describes it. */
export function roleDefinitionEntity(role: Role, directory: Directory): Entity {
  const { id, description, displayName, builtIn, permissions } = role;
  const inherited = builtIn && id !== DIRECTORY_READERS ? [DIRECTORY_READERS] : [];
  return {
    type: 'unifiedRoleDefinition',
    properties: {
      id,
      description,
      displayName,
      isBuiltIn: builtIn,
      isEnabled: true,
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
          return found ? withoutAncestors(roleDefinitionEntity(found, directory)) : [];
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
