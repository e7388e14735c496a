import type { References } from '../references.ts';
import { nameIndex } from '../references.ts';
import { problem } from '../tenant-file-error.ts';
import type { AzureData } from './azure-schema.ts';
import { type AzureScope, ROOT } from './azure-scope.ts';

const GROUPS = '/providers/Microsoft.Management/managementGroups';

type WrittenSubscription = AzureData['subscriptions'][number];
type WrittenResource = WrittenSubscription['resourceGroups'][number]['resources'][number];

/** The scopes of the file below the tenant's root group, which every tenant has and which is called like the tenant. */
export function readScopes(
  { managementGroups, subscriptions }: AzureData,
  tenantId: string,
  references: References,
): readonly AzureScope[] {
  const rootGroup = groupScope({ name: tenantId, displayName: 'Tenant Root Group' }, ROOT.id);
  const groups = nameIndex(
    managementGroups.map(({ name, displayName }) => ({ id: `${GROUPS}/${name}`, names: [name, displayName] })),
  );
  const above = (path: readonly PropertyKey[], name: string | undefined) =>
    name === undefined
      ? rootGroup.id
      : references.find(groups, 'the name of one of the management groups', path, name) || rootGroup.id;
  const scopes = [
    rootGroup,
    ...managementGroups.map((group, index) =>
      groupScope(group, above(['azure', 'managementGroups', index, 'parent'], group.parent)),
    ),
    ...subscriptions.flatMap((subscription, index) =>
      subscriptionScopes(
        subscription,
        above(['azure', 'subscriptions', index, 'managementGroup'], subscription.managementGroup),
      ),
    ),
  ];
  const parents = new Map(scopes.map(({ id, parentId }) => [id, parentId]));
  managementGroups.forEach(({ name, parent }, index) => {
    if (isOwnAncestor(`${GROUPS}/${name}`, parents))
      references.report(
        problem(['azure', 'managementGroups', index, 'parent'], parent, 'expected a group that is not below this one'),
      );
  });
  const seen = new Set<string>();
  for (const { id } of scopes) {
    if (seen.has(id.toLowerCase()))
      references.report(problem(['azure'], id, 'expected a scope that stands in the file only once'));
    seen.add(id.toLowerCase());
  }
  return scopes;
}

const groupScope = ({ name, displayName }: { name: string; displayName: string }, parentId: string): AzureScope => ({
  id: `${GROUPS}/${name}`,
  kind: 'managementgroup',
  name,
  displayName,
  type: 'managementgroup',
  parentId,
});

function subscriptionScopes({ id, displayName, resourceGroups }: WrittenSubscription, parentId: string): AzureScope[] {
  const path = `/subscriptions/${id}`;
  return [
    { id: path, kind: 'subscription', name: id, displayName, type: 'subscription', parentId },
    ...resourceGroups.flatMap(({ name, resources }) => {
      const group = `${path}/resourceGroups/${name}`;
      return [
        {
          id: group,
          kind: 'resourcegroup' as const,
          name,
          displayName: name,
          type: 'resourcegroup',
          parentId: path,
        },
        ...resources.map((resource) => resourceScope(resource, group, resources)),
      ];
    }),
  ];
}

/** `Microsoft.Sql/servers/databases` called `main/orders` is `…/Microsoft.Sql/servers/main/databases/orders`. */
function resourceScope(
  { type, name }: WrittenResource,
  group: string,
  siblings: readonly WrittenResource[],
): AzureScope {
  const [provider = '', ...types] = type.split('/');
  const names = name.split('/');
  const path = types.map((one, index) => `/${one}/${names[index] ?? ''}`).join('');
  const outer = { type: [provider, ...types.slice(0, -1)].join('/'), name: names.slice(0, -1).join('/') };
  const parent = siblings.find((one) => one.type === outer.type && one.name === outer.name);
  return {
    id: `${group}/providers/${provider}${path}`,
    kind: 'resource',
    name: names.at(-1) ?? name,
    displayName: names.at(-1) ?? name,
    type,
    parentId: parent ? resourceScope(parent, group, siblings).id : group,
  };
}

function isOwnAncestor(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let above = parents.get(id); above && !seen.has(above); above = parents.get(above)) {
    if (above === id) return true;
    seen.add(above);
  }
  return false;
}
