import type { Json } from '../../odata/entity.ts';
import { type Comparison, comparisonsOf, parseFilter } from '../../odata/filter.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { ArmError } from '../arm-error.ts';
import { openScope } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { authorizationFailed } from '../rights.ts';
import { descendants } from './eligible-child-resources.ts';
import { visibleTo } from './visible-scopes.ts';

/** The tenant file says of no resource where it stands. */
const LOCATION = 'westeurope';

/** Resource groups and resources that the caller sees. */
export const resourceRoutes = (world: World): readonly Route[] =>
  versioned('resources', [
    list(world, '/subscriptions/{subscription}/resourcegroups', 'resourcegroup'),
    list(world, '/subscriptions/{subscription}/resources', 'resource'),
    list(world, '/subscriptions/{subscription}/resourceGroups/{group}/resources', 'resource'),
    {
      method: 'GET',
      pattern: '/subscriptions/{subscription}/resourcegroups/{group}',
      handler: async (call, { subscription, group }) => {
        const path = `/subscriptions/${subscription}/resourceGroups/${group}`;
        const { caller, at, scope } = await openScope(world, call, path);
        if (!visibleTo(caller, at)(scope)) throw authorizationFailed(READ.resourcegroup, scope.id, caller, at);
        return { status: 200, body: groupJson(scope) };
      },
    },
  ]);

const READ = {
  resourcegroup: 'Microsoft.Resources/subscriptions/resourceGroups/read',
  resource: 'Microsoft.Resources/subscriptions/resources/read',
} as const;

function list(world: World, pattern: string, kind: keyof typeof READ): Route {
  return {
    method: 'GET',
    pattern,
    handler: async (call, { subscription, group }) => {
      const path = `/subscriptions/${subscription}${group === undefined ? '' : `/resourceGroups/${group}`}`;
      const { caller, at, scope } = await openScope(world, call, path);
      const isVisible = visibleTo(caller, at);
      if (!isVisible(scope)) throw authorizationFailed(READ[kind], scope.id, caller, at);
      const found = descendants(scope, at).filter((one) => one.kind === kind && isVisible(one));
      const isWanted = wanted(call);
      return listAnswer(call, found.filter(isWanted).map(kind === 'resource' ? resourceJson : groupJson), world.knobs);
    },
  };
}

const groupJson = ({ id, name }: AzureScope): Json => ({
  id,
  name,
  type: 'Microsoft.Resources/resourceGroups',
  location: LOCATION,
  properties: { provisioningState: 'Succeeded' },
});

const resourceJson = ({ id, name, type }: AzureScope): Json => ({ id, name, type, location: LOCATION });

/** `resourceType eq '…'`, `name eq '…'` and `substringof('…', name)`, tied with `and`. */
function wanted({ query }: Call): (scope: AzureScope) => boolean {
  const text = query.get('$filter');
  if (text === null) return () => true;
  const filter = parseFilter(text);
  const comparisons = filter && filter.kind !== 'or' ? comparisonsOf(filter) : [];
  const tests = comparisons.flatMap((one) => testOf(one) ?? []);
  if (tests.length === 0 || tests.length < comparisons.length)
    throw new ArmError(400, 'InvalidFilterInQueryString', `Invalid $filter '${text}' specified in the query string.`);
  return (scope) => tests.every((test) => test(scope));
}

function testOf({ property, operator, values }: Comparison): ((scope: AzureScope) => boolean) | undefined {
  const [value = '', member] = values.map((one) => String(one).toLowerCase());
  if (operator === 'eq' && property === 'resourceType') return ({ type }) => type.toLowerCase() === value;
  if (operator === 'eq' && property === 'name') return ({ name }) => name.toLowerCase() === value;
  if (operator === '()' && property === 'substringof' && member === 'name')
    return ({ name }) => name.toLowerCase().includes(value);
  return undefined;
}
