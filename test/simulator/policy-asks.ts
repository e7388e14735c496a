import { type GraphCaller, groupId, roleId } from './rig.ts';

export const POLICIES = '/v1.0/policies/roleManagementPolicies';
const ASSIGNMENTS = '/v1.0/policies/roleManagementPolicyAssignments';

/** A policy as the list of assignments leads to it: its id. */
export async function policyIdOf(caller: GraphCaller, scopeId: string, scopeType: string, role: string) {
  const filter = `scopeId eq '${scopeId}' and scopeType eq '${scopeType}' and roleDefinitionId eq '${role}'`;
  const { body } = await caller.get(`${ASSIGNMENTS}?$filter=${filter}`);
  return body.value[0].policyId as string;
}
export const rolePolicy = (caller: GraphCaller, role: string) => policyIdOf(caller, '/', 'DirectoryRole', roleId(role));
export const groupPolicy = (caller: GraphCaller, group: string, access = 'member') =>
  policyIdOf(caller, groupId(group), 'Group', access);

/** The body of a PATCH to a rule. */
export const ruleBody = (id: string, properties: object) => ({
  '@odata.type': `#microsoft.graph.unifiedRoleManagementPolicy${id.split('_')[0]}Rule`,
  id,
  ...properties,
});

export const approvalBy = (...primaryApprovers: readonly object[]) =>
  ruleBody('Approval_EndUser_Assignment', {
    setting: {
      isApprovalRequired: true,
      approvalStages: [
        { isApproverJustificationRequired: true, primaryApprovers, escalationApprovers: primaryApprovers },
      ],
    },
  });

/** The scopes with which policies of both kinds are changed, and what else the caller does in these tests. */
export const POLICY_SCOPES = [
  'RoleManagementPolicy.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
];
