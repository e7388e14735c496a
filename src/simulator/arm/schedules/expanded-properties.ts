import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { Access } from '../../pim/model.ts';
import type { Directory } from '../../tenant/directory.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';

/** Whose it is, which role and where, with names. */
export const expandedProperties = (principalId: string, access: Access, at: Moment, recordings: 2024 | 2026): Json => ({
  principal: principalJson(principalId, at.state.directory, recordings),
  roleDefinition: roleJson(access, at),
  scope: scopeJson(access.scope, at),
});

/** A role as it is called at a scope. */
export function roleJson({ role, scope }: Access, { state }: Moment): Json {
  const found = state.azure.role(role);
  return {
    id: roleDefinitionId(role, scope, state.azure.scopes),
    displayName: found?.displayName,
    type: found?.isCustom ? 'CustomRole' : 'BuiltInRole',
  };
}

export function scopeJson(id: string, { state }: Moment): Json {
  const scope = state.azure.scopes.find(id);
  return { id, displayName: scope?.displayName, type: scope?.type };
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
