import type { AzureExample, Json } from './examples.ts';

type Asked = Pick<AzureExample, 'method' | 'url' | 'requestBody'>;

const HOST = 'https://management.azure.com';
const AUTHORIZATION = '/providers/Microsoft.Authorization';

/** Recordings and fixtures hold answers only; what must have been asked is written here. */
const RECORDED: readonly (readonly [name: RegExp, method: string, path: string, version: string])[] = [
  [/list-roleAssignmentScheduleInstances$/, 'GET', 'roleAssignmentScheduleInstances?$filter=asTarget()', '2020-10-01'],
  [/list-roleEligibilitySchedules$/, 'GET', 'roleEligibilitySchedules?$filter=asTarget()', '2020-10-01'],
  // What was asked for stands in the scene, which says also what was there before.
  [/\/(put|error)-\w+/, 'PUT', '{group}roleAssignmentScheduleRequests/name', '2020-10-01'],
  [/\/role-assignments$/, 'GET', 'roleAssignmentScheduleInstances?$filter=asTarget()', '2020-10-01'],
  [/\/child-resources$/, 'GET', '{subscription}eligibleChildResources', '2020-10-01'],
  [/\/assignments$/, 'GET', '{subscription}roleAssignments', '2022-04-01'],
  [/\/definitions$/, 'GET', '{subscription}roleDefinitions', '2022-04-01'],
];

/** The request of an example, from the parameters that the specification gives, or from what it is a recording of. */
export function askedIn(name: string, parameters: Json | undefined): Asked {
  if (!parameters) return recorded(name);
  const [folder = '', file = ''] = name.split('/');
  const { method, path, body = null } = READERS[folder]?.(file, textsIn(parameters), parameters) ?? NOTHING;
  const filter = parameters.$filter ? `&$filter=${String(parameters.$filter)}` : '';
  return {
    method,
    // Two examples of the stable version name another one.
    url: `${HOST}/${path}?api-version=${/^2020-10-01$/.test(folder) ? folder : String(parameters['api-version'])}${filter}`.replace(
      /\/{2,}(?=\w)(?<!:\/\/)/g,
      '/',
    ),
    requestBody: body,
  };
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const NOTHING: Request = { method: 'GET', path: '' };

type Texts = Readonly<Record<string, string>>;

const textsIn = (parameters: Json): Texts =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

function recorded(name: string): Asked {
  const [, method = '', path = '', version = ''] = RECORDED.find(([fits]) => fits.test(name)) ?? [];
  const [, scope = '', type = '', filter] = /^(\{\w+\})?([^?]*)(?:\?(.*))?$/.exec(path) ?? [];
  return {
    method,
    url: `${HOST}${SCOPES[scope] ?? ''}${AUTHORIZATION}/${type}?api-version=${version}${filter ? `&${filter}` : ''}`,
    requestBody: null,
  };
}

const SCOPES: Readonly<Record<string, string>> = {
  '{subscription}': '/subscriptions/00000000-0000-0000-0000-000000000000',
  '{group}': '/subscriptions/dddddddd-dddd-dddd-dddd-000000000001/resourceGroups/opim-s2-rg',
};

const VERBS: Readonly<Record<string, string>> = {
  Get: 'GET',
  Put: 'PUT',
  Patch: 'PATCH',
  PatchPartial: 'PATCH',
  Delete: 'DELETE',
  Cancel: 'POST',
  Validate: 'POST',
};

/** By the folder: how its files say what is asked. */
const READERS: Readonly<Record<string, (file: string, texts: Texts, json: Json) => Request>> = {
  '2020-10-01': (file, texts, { parameters }) => {
    const [, verb = '', what = ''] =
      /^(Get|PatchPartial|Put|Patch|Delete|Cancel|Validate)(\w+?)(By(Scope|Name))?$/.exec(file) ?? [];
    const type = `${what.charAt(0).toLowerCase()}${what.slice(1)}`.replace(/y$/, 'ie').replace(/s?$/, 's');
    const name = Object.entries(texts).find(([key]) => key.endsWith('Name'))?.[1];
    const action = VERBS[verb] === 'POST' ? `/${verb.toLowerCase()}` : '';
    return {
      method: VERBS[verb] ?? '',
      path: `${texts.scope}${AUTHORIZATION}/${type}${name ? `/${name}` : ''}${action}`,
      body: parameters ?? null,
    };
  },
  '2021-01-01-preview': (file, { scope, approvalId, stageId }, { body }) => {
    const [, verb = '', isSteps] = /^(?:Scope)?(Get|Put|Patch)\w*Approval(Step)?/.exec(file) ?? [];
    const stages = isSteps ? `/stages${stageId ? `/${stageId}` : ''}` : '';
    return {
      method: VERBS[verb] ?? '',
      path: `${scope ?? ''}${AUTHORIZATION}/roleAssignmentApprovals${approvalId ? `/${approvalId}` : ''}${stages}`,
      body: body ?? null,
    };
  },
  '2022-04-01': (file, texts, { parameters }) => {
    const { roleAssignmentName: name, subscriptionId, resourceGroupName } = texts;
    const { resourceProviderNamespace: provider, resourceType, resourceName } = texts;
    const group = resourceGroupName ? `/resourceGroups/${resourceGroupName}` : '';
    const resource = resourceType ? `/providers/${provider}/${resourceType}/${resourceName}` : '';
    const scope = texts.scope ?? `subscriptions/${subscriptionId}${group}${resource}`;
    const of = (type: string, id?: string) => `${scope}${AUTHORIZATION}/${type}${id ? `/${id}` : ''}`;
    const [, verb = 'Get'] = /^(?:RoleAssignments_)?(Create|Put|Delete|Get|List)/.exec(file) ?? [];
    const method = { Create: 'PUT', Put: 'PUT', Delete: 'DELETE' }[verb] ?? 'GET';
    if (/Permissions$/.test(file)) return { method, path: of('permissions') };
    if (/Deny/.test(file)) return { method, path: of('denyAssignments', texts.denyAssignmentId) };
    if (/ProviderOp/.test(file)) return { method, path: `${AUTHORIZATION}/providerOperations/${provider ?? ''}` };
    if (/RoleDefinition/.test(file))
      return {
        method,
        path: texts.roleId ?? of('roleDefinitions', texts.roleDefinitionId),
        body: texts.body ? {} : null,
      };
    return { method, path: texts.roleAssignmentId ?? of('roleAssignments', name), body: parameters ?? null };
  },
  '2022-08-01-preview': (file, texts, { parameters }) => {
    const { scope, alertId, alertIncidentId, operationId, alertDefinitionId } = texts;
    const [, kind = ''] = /Alert(Definition|Configuration|Operation)/.exec(file) ?? [];
    const id = alertId ?? alertDefinitionId ?? operationId;
    const incident = /Incident/.test(file) ? `/alertIncidents${alertIncidentId ? `/${alertIncidentId}` : ''}` : '';
    const [, action = ''] = /^(Refresh|Remediate)/.exec(file) ?? [];
    return {
      method: action ? 'POST' : file.startsWith('Update') ? 'PATCH' : 'GET',
      path: `${scope}${AUTHORIZATION}/roleManagementAlert${kind}s${id ? `/${id}` : ''}${incident}${action && `/${action.toLowerCase()}`}`,
      body: parameters ?? null,
    };
  },
};
