import { objectsWith } from './cast.ts';
import { isJson, type Json, type Reading, text } from './reading.ts';

/** A person as a tenant file has one, with the names that an example gives. */
export function personShown(id: string, { example }: Reading) {
  const [shown = {}] = objectsWith(example.responseBody, (json) => json.id === id && 'userPrincipalName' in json);
  const mail = text(shown, 'mail');
  return {
    id,
    displayName: text(shown, 'displayName') ?? `Person ${id}`,
    userPrincipalName: text(shown, 'userPrincipalName') ?? `${id}@example.example`,
    ...(mail === undefined ? {} : { mail }),
  };
}

/** A role as a tenant file has one, with what an example says of it. */
export function roleShown(id: string, { example }: Reading) {
  const [shown = {}] = objectsWith(example.responseBody, (json) => json.templateId === id);
  return {
    id,
    displayName: text(shown, 'displayName') ?? `Role ${id}`,
    description: text(shown, 'description') ?? '',
    builtIn: shown.isBuiltIn !== false,
    permissions: permissionsIn(shown),
  };
}

const permissionsIn = ({ rolePermissions }: Json): string[] =>
  [rolePermissions]
    .flat()
    .filter(isJson)
    .flatMap(({ allowedResourceActions }) => [allowedResourceActions].flat().map(String));
