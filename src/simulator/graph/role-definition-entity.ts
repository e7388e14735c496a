import type { Entity } from '../odata/entity.ts';
import type { Role } from '../tenant/tenant.ts';

/** Every built-in role may at least do what this one may. */
const DIRECTORY_READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';

/** A built-in role. What it permits is not part of the tenant, so `rolePermissions` is empty. */
export function roleDefinitionEntity({ id, displayName, description }: Role): Entity {
  return {
    type: 'unifiedRoleDefinition',
    properties: {
      id,
      description,
      displayName,
      isBuiltIn: true,
      isEnabled: true,
      resourceScopes: ['/'],
      templateId: id,
      version: '1',
      rolePermissions: [],
      inheritsPermissionsFrom: id === DIRECTORY_READERS ? [] : [{ id: DIRECTORY_READERS }],
    },
  };
}
