import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { Call } from '../../server/call.ts';
import { NotServed } from '../../server/not-served.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { openCall, openScope } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { requireRight } from '../rights.ts';
import { descendants } from './eligible-child-resources.ts';
import { visibleTo } from './visible-scopes.ts';

const PATH = '/providers/Microsoft.Management/managementGroups';
const TYPES = {
  managementgroup: 'Microsoft.Management/managementGroups',
  subscription: '/subscriptions',
} as const;

/** Management groups that the caller sees, and what is below one. */
export const managementGroupRoutes = (world: World): readonly Route[] =>
  versioned('managementGroups', [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call) => {
        const { caller, at } = await openCall(world, call);
        const isVisible = visibleTo(caller, at);
        const found = at.state.azure.scopes.all().filter((one) => one.kind === 'managementgroup' && isVisible(one));
        return listAnswer(
          call,
          found.map((one) => groupJson(one, at)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{name}`,
      handler: async (call, { name = '' }) => {
        refuseOptions(call, ['$expand', '$recurse', '$filter']);
        const { at, scope } = await openGroup(world, call, name);
        const parent = at.state.azure.scopes.find(scope.parentId ?? '');
        const above = parent?.kind === 'managementgroup' ? parent : undefined;
        const group = groupJson(scope, at);
        const details = { parent: above && { id: above.id, name: above.name, displayName: above.displayName } };
        return { status: 200, body: { ...group, properties: { ...(group.properties as Json), details } } };
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{name}/descendants`,
      handler: async (call, { name = '' }) => {
        const { at, scope } = await openGroup(world, call, name);
        return listAnswer(call, descendants(scope, at).flatMap(descendantJson), world.knobs);
      },
    },
    {
      method: 'POST',
      pattern: '/providers/Microsoft.Management/getEntities',
      handler: async (call) => {
        refuseOptions(call, ['$search', '$filter', '$view', '$select', '$top', '$skip', 'groupName']);
        const { caller, at } = await openCall(world, call);
        const isVisible = visibleTo(caller, at);
        const found = at.state.azure.scopes.all().filter(isVisible);
        return listAnswer(
          call,
          found.flatMap((one) => entityJson(one, at)),
          world.knobs,
        );
      },
    },
  ]);

async function openGroup(world: World, call: Call, name: string) {
  const opened = await openScope(world, call, `${PATH}/${name}`);
  const { scope, caller, at } = opened;
  requireRight('Microsoft.Management/managementGroups/read', scope.id, caller, at);
  return opened;
}

/** Real, but not imitated. */
function refuseOptions({ query }: Call, names: readonly string[]): void {
  const name = names.find((one) => query.has(one));
  if (name !== undefined) throw new NotServed(`the query option ${name}`);
}

const groupJson = ({ id, name, displayName }: AzureScope, { state }: Moment): Json => ({
  id,
  type: TYPES.managementgroup,
  name,
  properties: { tenantId: state.tenant.tenantId, displayName },
});

function descendantJson({ id, kind, name, displayName, parentId }: AzureScope): Json[] {
  if (kind !== 'managementgroup' && kind !== 'subscription') return [];
  return [{ id, type: TYPES[kind], name, properties: { displayName, parent: { id: parentId } } }];
}

function entityJson(scope: AzureScope, at: Moment): Json[] {
  const [descendant] = descendantJson(scope);
  if (!descendant) return [];
  const { tenant, azure } = at.state;
  const chain = azure.scopes.upwards(scope.parentId ?? '').filter(({ kind }) => kind === 'managementgroup');
  return [
    {
      ...descendant,
      properties: {
        ...(descendant.properties as Json),
        tenantId: tenant.tenantId,
        parentNameChain: chain.map(({ name }) => name).reverse(),
        parentDisplayNameChain: chain.map(({ displayName }) => displayName).reverse(),
      },
    },
  ];
}
