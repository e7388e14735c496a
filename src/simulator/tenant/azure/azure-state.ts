import type { Knobs } from '../../pim/knobs.ts';
import { azureManners } from '../../pim/manners.ts';
import { createPim, type Pim } from '../../pim/pim.ts';
import type { PolicyBook } from '../../pim/policy-book.ts';
import type { Directory } from '../directory.ts';
import type { Memberships } from '../memberships.ts';
import type { Tenant } from '../tenant.ts';
import { azurePimDirectory } from './azure-pim.ts';
import { createAzurePolicies } from './azure-policies.ts';
import type { AzureRole } from './azure-tenant.ts';
import { createScopeTree, type ScopeTree } from './scope-tree.ts';

/** Azure: its scopes, its roles and PIM of them. */
export interface AzureState {
  readonly pim: Pim;
  readonly policies: PolicyBook;
  readonly scopes: ScopeTree;
  /** By GUID, in lower case. */
  role(id: string): AzureRole | undefined;
  roles(): readonly AzureRole[];
}

/** Azure when nothing has happened yet. */
export function createAzureState(
  tenant: Tenant,
  directory: Directory,
  memberships: Memberships,
  knobs: Knobs,
): AzureState {
  const { azure, administratorId } = tenant;
  const roles = new Map(azure.roles.map((role) => [role.id, role]));
  const role = (id: string) => roles.get(id);
  const scopes = createScopeTree(azure.scopes);
  const policies = createAzurePolicies(azure);
  const pim = createPim({
    grants: azure.grants,
    grantedBy: administratorId,
    directory: azurePimDirectory({ directory, memberships, scopes, role, policies }),
    knobs,
    manners: azureManners(knobs.azure),
  });
  return { pim, policies, scopes, role, roles: () => azure.roles };
}
