import type { PimDirectory } from '../pim/pim-directory.ts';
import { createPolicyBook, type PolicyBook, type PolicyBookParts } from '../pim/policy-book.ts';
import { refusals } from '../pim/refusal.ts';
import { isSameAccess } from '../pim/schedule.ts';
import type { Directory } from './directory.ts';
import type { Memberships } from './memberships.ts';

/** The policy of a role is one for all scopes. */
export const createRolePolicies = (directory: Directory, keep: PolicyBookParts['keep']): PolicyBook =>
  createPolicyBook({
    original: ({ role }) => {
      const found = directory.role(role);
      if (!found) throw new Error(`There is no role "${role}" in the tenant: check the access first.`);
      return found.policy;
    },
    keyOf: ({ role }) => role,
    keep,
  });

/** What PIM of Entra roles must know of the directory. */
export const rolePimDirectory = (
  directory: Directory,
  memberships: Memberships,
  policies: PolicyBook,
): PimDirectory => ({
  checkSubject: (principalId) => {
    const found = directory.object(principalId);
    if (found?.kind !== 'person' && found?.kind !== 'group' && found?.kind !== 'application')
      throw refusals.subjectNotFound();
    // Only groups made for it may hold a role.
    if (found.kind === 'group' && !found.group.roleAssignable) throw refusals.malformed();
  },
  checkAccess: ({ role, scope }) => {
    const found = directory.role(role);
    if (!found) throw refusals.roleNotFound();
    if (scope === '/') return;
    const kind = directory.object(scope.slice(scope.lastIndexOf('/') + 1))?.kind;
    const wanted = scope.startsWith('/administrativeUnits/') ? 'administrativeUnit' : 'application';
    if (kind !== wanted) throw refusals.notFound();
    if (!found.scopes.includes(wanted)) throw refusals.notScopable();
  },
  groupsOf: memberships.groupsOf,
  policyFor: policies.policyFor,
  covers: isSameAccess,
});
