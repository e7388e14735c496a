import type { Entity } from '../odata/entity.ts';
import type { Directory } from '../tenant/directory.ts';
import type { Application, Group } from '../tenant/tenant.ts';

/** Whoever holds a role, as the kind of object it is. */
export function principalEntity(directory: Directory, id: string): Entity | null {
  const found = directory.object(id);
  if (found?.kind === 'person') {
    const { person } = found;
    return {
      type: 'user',
      properties: {
        '@odata.type': '#microsoft.graph.user',
        id,
        businessPhones: [],
        displayName: person.displayName,
        givenName: person.givenName ?? null,
        jobTitle: person.jobTitle ?? null,
        mail: person.mail ?? person.userPrincipalName,
        mobilePhone: null,
        officeLocation: null,
        preferredLanguage: null,
        surname: person.surname ?? null,
        userPrincipalName: person.userPrincipalName,
      },
    };
  }
  if (found?.kind === 'application') return servicePrincipalEntity(found.application);
  return found?.kind === 'group' ? groupEntity(found.group) : null;
}

/** That an application and its service principal have one id is a simplification of ours. */
export const servicePrincipalEntity = ({ id, appId, displayName }: Application): Entity => ({
  type: 'servicePrincipal',
  properties: {
    '@odata.type': '#microsoft.graph.servicePrincipal',
    id,
    appId,
    displayName,
    servicePrincipalType: 'Application',
  },
});

export const groupEntity = ({ id, displayName, roleAssignable }: Group): Entity => ({
  type: 'group',
  properties: {
    '@odata.type': '#microsoft.graph.group',
    id,
    displayName,
    description: null,
    groupTypes: [],
    isAssignableToRole: roleAssignable,
    mailEnabled: false,
    securityEnabled: true,
  },
});

/** Whatever has the id, of an application its service principal. */
export const objectEntity = (directory: Directory, id: string): Entity | null =>
  principalEntity(directory, id) ?? scopeEntity(directory, `/${id}`);

/** What a role is limited to: the directory, an administrative unit or one object. */
export function scopeEntity(directory: Directory, directoryScopeId: string): Entity | null {
  if (directoryScopeId === '/') return { type: 'directoryObject', properties: { id: '/' } };
  const found = directory.object(directoryScopeId.slice(directoryScopeId.lastIndexOf('/') + 1));
  if (found?.kind === 'administrativeUnit')
    return {
      type: 'administrativeUnit',
      properties: {
        '@odata.type': '#microsoft.graph.administrativeUnit',
        ...found.unit,
        description: null,
        visibility: null,
      },
    };
  if (found?.kind !== 'application') return null;
  return { type: 'application', properties: { '@odata.type': '#microsoft.graph.application', ...found.application } };
}
