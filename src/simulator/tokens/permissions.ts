import type { Resource } from './resources.ts';

/** Permissions of Microsoft Graph that exist here. The tenant has consented to every one. */
const GRAPH = [
  'AdministrativeUnit.Read.All',
  'Application.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'GroupMember.Read.All',
  'PrivilegedAccess.Read.AzureAD',
  'PrivilegedAccess.Read.AzureADGroup',
  'PrivilegedAccess.ReadWrite.AzureAD',
  'PrivilegedAccess.ReadWrite.AzureADGroup',
  'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedAssignmentSchedule.Remove.AzureADGroup',
  'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.Remove.AzureADGroup',
  'RoleAssignmentSchedule.Read.Directory',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleAssignmentSchedule.Remove.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.Remove.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagementAlert.Read.Directory',
  'RoleManagementAlert.ReadWrite.Directory',
  'RoleManagementPolicy.Read.AzureADGroup',
  'RoleManagementPolicy.Read.Directory',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
  'RoleManagementPolicy.ReadWrite.Directory',
  'User.Read',
  'User.ReadBasic.All',
];

const DELEGATED: Readonly<Record<Resource, readonly string[]>> = {
  graph: GRAPH,
  arm: ['user_impersonation'],
  connector: [],
};

/** Everything that can be asked for by name. */
export const delegatedPermissions = (resource: Resource): readonly string[] => DELEGATED[resource];

/** The permission as Microsoft spells it, or nothing when the resource has no such delegated permission. */
export function delegatedPermission(resource: Resource, name: string): string | undefined {
  return DELEGATED[resource].find((permission) => permission.toLowerCase() === name.toLowerCase());
}
