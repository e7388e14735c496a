import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { Access } from '../../pim/model.ts';
import type { Directory } from '../../tenant/directory.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';

/** Whose it is, which role and where, with names. */
export function expandedProperties(principalId: string, access: Access, at: Moment, recordings: 2024 | 2026): Json {
  const { directory, azure } = at.state;
  const role = azure.role(access.role);
  const scope = azure.scopes.find(access.scope);
  return {
    principal: principalJson(principalId, directory, recordings),
    roleDefinition: {
      id: roleDefinitionId(access.role, access.scope, azure.scopes),
      displayName: role?.displayName,
      type: role?.isCustom ? 'CustomRole' : 'BuiltInRole',
    },
    scope: { id: access.scope, displayName: scope?.displayName, type: scope?.type },
  };
}

/** `User`, `Group` or `ServicePrincipal`. */
export function principalType(id: string, directory: Directory): string {
  const kind = directory.object(id)?.kind;
  if (kind === 'group') return 'Group';
  return kind === 'application' ? 'ServicePrincipal' : 'User';
}

function principalJson(id: string, directory: Directory, recordings: 2024 | 2026): Json {
  const found = directory.object(id);
  const type = principalType(id, directory);
  if (found?.kind === 'person') {
    const { displayName, mail, userPrincipalName } = found.person;
    return recordings === 2026
      ? { id, displayName, type, email: mail, userPrincipalName }
      : { id, displayName, type, email: mail ?? userPrincipalName };
  }
  if (found?.kind === 'group') return { id, displayName: found.group.displayName, type };
  return { id, displayName: found?.kind === 'application' ? found.application.displayName : undefined, type };
}
