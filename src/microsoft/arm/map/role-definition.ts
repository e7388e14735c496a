import type { RoleDefinition } from '../../../pim/index.ts';
import type { WireRoleDefinition } from '../wire/role-definition.ts';
import { PROVIDER } from './right.ts';
import { roleOf } from './role.ts';

/** Actions on data (the contents of a blob) are told beside those on the resources themselves. */
export function roleDefinitionOf({ id, properties: wire }: WireRoleDefinition): RoleDefinition {
  const permissions = wire.permissions ?? [];
  return {
    ...roleOf(id, wire.roleName),
    provider: PROVIDER,
    description: wire.description ?? '',
    isBuiltIn: wire.type?.toLowerCase() === 'builtinrole',
    isPrivileged: undefined,
    allows: permissions.flatMap(({ actions, dataActions }) => [...(actions ?? []), ...(dataActions ?? [])]),
    except: permissions.flatMap(({ notActions, notDataActions }) => [...(notActions ?? []), ...(notDataActions ?? [])]),
  };
}
