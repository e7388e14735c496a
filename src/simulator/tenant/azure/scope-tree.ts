import { type AzureScope, ROOT } from './azure-scope.ts';

/** Every scope of a tenant. Ids that go in are ids that came out of `find`. */
export interface ScopeTree {
  /** By path, however its case and slashes are. */
  find(path: string): AzureScope | undefined;
  children(id: string): readonly AzureScope[];
  /** Itself, its parent and so on, up to the root. */
  upwards(id: string): readonly AzureScope[];
  isAtOrAbove(upper: string, lower: string): boolean;
  /** The subscription it belongs to; none above subscriptions. */
  subscriptionOf(id: string): AzureScope | undefined;
  all(): readonly AzureScope[];
}

export function createScopeTree(scopes: readonly AzureScope[]): ScopeTree {
  const byId = new Map<string, AzureScope>([ROOT, ...scopes].map((scope) => [scope.id, scope]));
  const byPath = new Map<string, AzureScope>([[ROOT.id, ROOT]]);
  const childrenOf = new Map<string, AzureScope[]>();
  for (const scope of scopes) {
    byPath.set(keyOf(scope.id), scope);
    const siblings = childrenOf.get(scope.parentId ?? '');
    if (siblings) siblings.push(scope);
    else childrenOf.set(scope.parentId ?? '', [scope]);
  }
  const find = (path: string) => byPath.get(keyOf(path));

  const parentOf = ({ parentId }: AzureScope) => (parentId === null ? undefined : byId.get(parentId));
  function upwards(id: string): readonly AzureScope[] {
    const found: AzureScope[] = [];
    for (let scope = byId.get(id); scope; scope = parentOf(scope)) found.push(scope);
    return found;
  }
  /** Asked for every row of a list, so it makes nothing. */
  function isAtOrAbove(upper: string, lower: string): boolean {
    if (upper === ROOT.id) return true;
    for (let scope = byId.get(lower); scope; scope = parentOf(scope)) if (scope.id === upper) return true;
    return false;
  }
  return {
    find,
    upwards,
    children: (id) => childrenOf.get(id) ?? [],
    isAtOrAbove,
    subscriptionOf: (id) => upwards(id).find(({ kind }) => kind === 'subscription'),
    all: () => [ROOT, ...scopes],
  };
}

/** Older ids of PIM have another provider before the subscription. */
function keyOf(path: string): string {
  const plain = `/${path}`
    .toLowerCase()
    .replace(/\/+/g, '/')
    .replace(/(?!^)\/$/, '');
  return plain.replace(/^\/providers\/microsoft\.subscription(?=\/subscriptions\/)/, '');
}
