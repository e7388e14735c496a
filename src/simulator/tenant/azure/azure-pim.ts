import type { PimDirectory } from '../../pim/pim-directory.ts';
import type { PolicyBook } from '../../pim/policy-book.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Directory } from '../directory.ts';
import type { Memberships } from '../memberships.ts';
import type { AzureRole } from './azure-tenant.ts';
import type { ScopeTree } from './scope-tree.ts';

export interface AzurePimParts {
  readonly directory: Directory;
  readonly memberships: Memberships;
  readonly scopes: ScopeTree;
  readonly role: (id: string) => AzureRole | undefined;
  readonly policies: PolicyBook;
}

/** What PIM of Azure resources must know. Any group may hold a role here, and what is held above may be activated below. */
export const azurePimDirectory = ({ directory, memberships, scopes, role, policies }: AzurePimParts): PimDirectory => ({
  checkSubject: (principalId) => {
    const kind = directory.object(principalId)?.kind;
    if (kind === undefined || kind === 'administrativeUnit') throw refusals.subjectNotFound();
  },
  checkAccess: (access) => {
    if (!role(access.role)) throw refusals.roleNotFound();
    if (!scopes.find(access.scope)) throw refusals.notFound();
  },
  groupsOf: memberships.groupsOf,
  policyFor: policies.policyFor,
  covers: (held, asked) => held.role === asked.role && scopes.isAtOrAbove(held.scope, asked.scope),
});
