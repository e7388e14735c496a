import type { ScopeType } from './policy-target.ts';

const role = ['RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'RoleManagement.ReadWrite.Directory'];

/**
 * Permissions that open the policies of a kind of scope, least first. That every signed-in person with the permission
 * may read them, without any role, is a guess.
 */
export const policyReaders = (scopeType: ScopeType): readonly string[] =>
  scopeType === 'Group'
    ? ['RoleManagementPolicy.Read.AzureADGroup', 'RoleManagementPolicy.ReadWrite.AzureADGroup']
    : ['RoleManagementPolicy.Read.Directory', ...role, 'RoleManagementPolicy.ReadWrite.Directory'];
