import type { DocumentedOperation } from './documented-operations.ts';

const POLICIES = '/policies/roleManagementPolicies';
const APPROVALS = '/identityGovernance/privilegedAccess/group/assignmentApprovals';
const GROUP_FILTER = "?$filter=scopeId eq '{groupId}' and scopeType eq 'Group'";

const read = ['RoleManagementPolicy.Read.AzureADGroup'];
const write = ['RoleManagementPolicy.ReadWrite.AzureADGroup'];

const both = (method: string, path: string, least: readonly string[]): DocumentedOperation => ({
  method,
  path,
  least: { delegated: least, application: least },
});

/** Approvals are for people. */
const delegated = (method: string, path: string, least: readonly string[]): DocumentedOperation => ({
  method,
  path,
  least: { delegated: least, application: [] },
});

/** What the published file leaves out, as the pages of Microsoft Learn have it (graph-pim.md §6): policies and approvals of groups. */
export const LEARN_OPERATIONS: readonly DocumentedOperation[] = [
  both('GET', `${POLICIES}${GROUP_FILTER}`, read),
  both('GET', `${POLICIES}/{groupPolicyId}`, read),
  both('GET', `${POLICIES}/{groupPolicyId}/rules`, read),
  both('GET', `${POLICIES}/{groupPolicyId}/rules/{id}`, read),
  both('PATCH', `${POLICIES}/{groupPolicyId}`, write),
  both('PATCH', `${POLICIES}/{groupPolicyId}/rules/{id}`, write),
  both('PATCH', `${POLICIES}/{id}`, ['RoleManagementPolicy.ReadWrite.Directory']),
  both('GET', `/policies/roleManagementPolicyAssignments${GROUP_FILTER}`, read),
  both('GET', '/policies/roleManagementPolicyAssignments/{groupPolicyId}', read),
  delegated('GET', `${APPROVALS}/filterByCurrentUser(on='approver')`, [
    'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  ]),
  delegated('GET', `${APPROVALS}/{id}`, ['PrivilegedAssignmentSchedule.Read.AzureADGroup']),
  delegated('GET', `${APPROVALS}/{id}/stages`, ['PrivilegedAssignmentSchedule.Read.AzureADGroup']),
  delegated('PATCH', `${APPROVALS}/{id}/stages/{id}`, ['PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup']),
  delegated('PATCH', `${APPROVALS}/{id}/steps/{id}`, ['PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup']),
];
