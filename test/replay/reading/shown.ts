import { CAST, objectsWith } from './cast.ts';
import { isJson, type Json, part, type Reading, text } from './reading.ts';

/** A person as a tenant file has one, with the names that an example gives. */
export function personShown(id: string, { example }: Reading) {
  const [shown = {}] = objectsWith(example.responseBody, (json) => json.id === id && 'userPrincipalName' in json);
  const [assignee = {}] = objectsWith(example.responseBody, (json) => json.assigneeId === id);
  const mail = text(shown, 'mail');
  return {
    id,
    displayName:
      text(shown, 'displayName') ??
      text(assignee, 'assigneeDisplayName') ??
      editorShown(id, example.responseBody) ??
      `Person ${id}`,
    userPrincipalName:
      text(shown, 'userPrincipalName') ?? text(assignee, 'assigneeUserPrincipalName') ?? `${id}@example.example`,
    ...(mail === undefined ? {} : { mail }),
  };
}

/** Who changed a policy is shown by name alone: here it is always the administrator. */
function editorShown(id: string, body: unknown): string | undefined {
  if (id !== CAST.administrator) return undefined;
  const [changed = {}] = objectsWith(body, (json) => 'lastModifiedBy' in json);
  return text(part(changed, 'lastModifiedBy'), 'displayName');
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
