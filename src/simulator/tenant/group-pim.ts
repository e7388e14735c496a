import type { PimDirectory } from '../pim/pim-directory.ts';
import { createPolicyBook, type PolicyBook, type PolicyBookParts } from '../pim/policy-book.ts';
import { refusals } from '../pim/refusal.ts';
import { isSameAccess } from '../pim/schedule.ts';
import type { Directory } from './directory.ts';
import type { Memberships } from './memberships.ts';
import type { GroupAccess } from './tenant.ts';

const isGroupAccess = (role: string): role is GroupAccess => role === 'member' || role === 'owner';

/** Members and owners of each group have a policy of their own. */
export const createGroupPolicies = (directory: Directory, keep: PolicyBookParts['keep']): PolicyBook =>
  createPolicyBook({
    original: ({ role, scope }) => {
      const group = directory.group(scope);
      if (!group || !isGroupAccess(role)) throw new Error(`There is no "${role}" of a group "${scope}" in the tenant.`);
      return group.policies[role];
    },
    keyOf: ({ role, scope }) => `${scope}/${role}`,
    keep,
  });

/** What PIM for Groups must know of the directory. */
export const groupPimDirectory = (
  directory: Directory,
  memberships: Memberships,
  policies: PolicyBook,
): PimDirectory => ({
  checkSubject: (principalId, { scope }) => {
    const kind = directory.object(principalId)?.kind;
    if (kind !== 'person' && kind !== 'group' && kind !== 'application') throw refusals.subjectNotFound();
    if (principalId === scope) throw refusals.malformed();
  },
  checkAccess: ({ role, scope }) => {
    if (!directory.group(scope)) throw refusals.notFound();
    if (!isGroupAccess(role)) throw refusals.malformed();
  },
  groupsOf: memberships.groupsOf,
  policyFor: policies.policyFor,
  covers: isSameAccess,
});
