import type { RoleDefinition } from '../../../pim/index.ts';
import type { WireRoleDefinition } from '../wire/role-definition.ts';

export const roleDefinitionOf = (wire: WireRoleDefinition): RoleDefinition => ({
  provider: 'entra-role',
  id: wire.id,
  name: wire.displayName || wire.id,
  description: wire.description ?? '',
  isBuiltIn: wire.isBuiltIn ?? false,
  isPrivileged: wire.isPrivileged ?? undefined,
  allows: wire.rolePermissions?.flatMap(({ allowedResourceActions }) => allowedResourceActions ?? []) ?? [],
  except: wire.rolePermissions?.flatMap(({ excludedResourceActions }) => excludedResourceActions ?? []) ?? [],
});
