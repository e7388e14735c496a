import type { ScopeType } from './policy-target.ts';

/**
 * Permissions that open the policies of a kind of scope, least first. That every signed-in person with the permission
 * may read them, without any role, is a guess.
 */
export const policyReaders = (scopeType: ScopeType): readonly string[] =>
  scopeType === 'Group'
    ? ['RoleManagementPolicy.Read.AzureADGroup', ...policyWriters(scopeType)]
    : [
        'RoleManagementPolicy.Read.Directory',
        'RoleManagement.Read.Directory',
        'RoleManagement.Read.All',
        ...policyWriters(scopeType),
      ];

/** Permissions to change them; a person needs the role besides. */
export const policyWriters = (scopeType: ScopeType): readonly string[] =>
  scopeType === 'Group'
    ? ['RoleManagementPolicy.ReadWrite.AzureADGroup']
    : ['RoleManagementPolicy.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'];
