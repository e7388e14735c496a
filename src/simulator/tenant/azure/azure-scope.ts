export type AzureScopeKind = 'root' | 'managementgroup' | 'subscription' | 'resourcegroup' | 'resource';

/** A place in Azure where a role can be held; what is held there holds below, too. */
export interface AzureScope {
  /** The path as Azure spells it: `/subscriptions/…/resourceGroups/rg-web-prod`. */
  readonly id: string;
  readonly kind: AzureScopeKind;
  /** The last segment. */
  readonly name: string;
  readonly displayName: string;
  /** The kind, or the type of a resource. */
  readonly type: string;
  /** Null for the root only. */
  readonly parentId: string | null;
}

export const ROOT: AzureScope = {
  id: '/',
  kind: 'root',
  name: '/',
  displayName: '/',
  type: 'root',
  parentId: null,
};
