import type { Deviation, Unfit } from '../exceptions.ts';

/** Why examples of Azure, or parts of their answers, cannot be what the simulator answers. No recording is among the deviations. */
export const AZURE_DEVIATIONS: readonly Deviation[] = [
  {
    examples: /^2020-10-01\/.*Assignment(Schedule|ScheduleInstance)s?By/,
    fits: /assignmentType is "Activated", not "Assigned"$/,
    reason: 'The sample calls an activation Assigned; with linked ids it is Activated (recorded).',
  },
  {
    examples: /^2020-10-01\/GetRoleAssignmentScheduleInstance/,
    fits: /linkedRoleEligibilitySchedule(Instance)?Id is "\/subscriptions\/.*not "[0-9a-f-]+"$/,
    reason: 'Links are whole paths on the wire (recorded), bare GUIDs in the sample.',
  },
  {
    examples: /^2020-10-01\/GetRoleAssignmentSchedule(s)?By/,
    fits: /linkedRoleEligibilityScheduleId is missing$/,
    reason: 'The service leaves it out of schedules (azure-sdk-for-net issue 50465).',
  },
  {
    examples: /^2020-10-01\/.*Instance/,
    fits: /status is "Provisioned", not "Accepted"$/,
    reason: 'What is in force is Provisioned (recorded).',
  },
  {
    examples: /^2020-10-01\/.*ScheduleRequest/,
    fits: /targetRole\w+ScheduleId is "\/subscriptions\/.*not "[0-9a-f-]+"$/,
    reason: 'The link to the schedule is a whole path on the wire (recorded).',
  },
  {
    examples: /^2020-10-01\/.*AssignmentScheduleRequest/,
    fits: /linkedRoleEligibilityScheduleId is .*is not in the example$/,
    reason: 'An activation shows the eligibility that it rests on (recorded).',
  },
  {
    examples: /^2020-10-01\/Validate/,
    fits: /status is "Granted", not "Provisioned"$/,
    reason: 'What is only tried out is Granted (az-pim-cli issue 13).',
  },
  {
    examples: /^2020-10-01\/.*EligibilityScheduleRequest/,
    fits: /requestorId is .*stands for another id/,
    reason: 'The sample lets somebody make themself eligible.',
  },
  {
    examples: /^2020-10-01\/GetRoleEligibilityScheduleRequestByName$/,
    fits: /^(id|type) is .*roleEligibilityScheduleRequests.*not .*roleEligibilityRequests/,
    reason: 'An old name of the type, in this one sample.',
  },
  {
    examples: /^2020-10-01\/GetRoleEligibilitySchedule(Instance)?s?By/,
    fits: /roleDefinitionId is .*stands for another id/,
    reason: 'The sample has two GUIDs for the one role.',
  },
  {
    examples: /^2020-10-01\/.*Policy/,
    fits: /lastModifiedBy\.(id|type|email) is .*is not in the example$/,
    reason: 'The sample knows of who changed it no more than the name.',
  },
  {
    examples: /^2020-10-01\/.*Policy/,
    fits: /lastModifiedDateTime is ".*Z", (not ".*\+00:00"|and is not in the example)$/,
    reason:
      'Times outside scheduleInfo are Z (recorded); the sample has an offset, or none of a policy that was changed.',
  },
  {
    examples: /^2020-10-01\/.*Policy/,
    fits: /\[AuthenticationContext_EndUser_Assignment\]\.claimValue is missing$/,
    reason: 'No context is no member (recorded), an empty text in the sample.',
  },
  {
    examples: /^2021-01-01-preview\/.*Approval(s|ById)$/,
    fits: /type is "Microsoft\.Authorization\/roleAssignmentApprovals", not .*\/stages"$/,
    reason: 'The sample calls an approval a stage.',
  },
  {
    examples: /^2021-01-01-preview\//,
    fits: /displayName is missing$/,
    reason: 'Nobody recorded how the stage of PIM is called.',
  },
  {
    examples: /^2021-01-01-preview\/.*(Put|Patch)/,
    fits: /justification is "I trust this person\.", not "I trust this person"$/,
    reason: 'The sample loses the full stop of what it was told.',
  },
  {
    examples: /^2022-04-01\/RoleAssignments_/,
    fits: /(condition|conditionVersion|createdOn|updatedOn|createdBy|updatedBy|delegatedManagedIdentityResourceId|description) is .*is not in the example$/,
    reason: 'The sample leaves out what the wire shows (fixture of 2024).',
  },
  {
    examples: /^2022-04-01\/RoleAssignments_/,
    fits: /roleDefinitionId is "\/subscriptions\/.*not "\/providers\//,
    reason: 'The service answers with the id that has the subscription, however it was asked (arm-pim.md §1.3).',
  },
  {
    examples: /^2022-08-01-preview\/Refresh/,
    fits: /^id is .*not "\{operationId\}"$/,
    reason: 'A placeholder.',
  },
  {
    examples: /^2022-08-01-preview\/RefreshAlert$/,
    fits: /^status(Detail)? is /,
    reason: 'The sample is told of a scan that runs already; the simulator’s begins after it was told of.',
  },
  {
    examples: /^2022-08-01-preview\/RefreshAllAlerts$/,
    fits: /^statusDetail is .*not yet started/,
    reason: 'The same details in another order, which nobody promises.',
  },
  {
    examples: /^2022-08-01-preview\/GetAlertConfigurations$/,
    fits: /thresholdNumberOfOwners is 3, not 2$|thresholdPercentageOfOwnersOutOfAllRoleMembers is 40, not 3$/,
    reason: 'In the sample’s tenant somebody had set it.',
  },
  {
    examples: /^2022-08-01-preview\/GetAlertDefinitions$/,
    fits: /description is "\d privileged .*not "2 privileged/,
    reason: 'It counts what was given past PIM, which in the sample’s tenant was another number.',
  },
];

export const AZURE_NOT_REPLAYED: readonly Unfit[] = [
  {
    examples: /^2020-10-01\/Delete/,
    reason: 'the service does not delete policies, nor their assignments (recorded in February 2022)',
    answers: 405,
  },
  {
    examples: /^2020-10-01\/PutRoleManagementPolicyAssignment$/,
    reason: 'nor does it assign them (recorded likewise)',
    answers: 400,
  },
  {
    examples: /^2020-10-01\/Get\w+ScheduleRequestByScope$/,
    reason: 'filters requests by assignedTo(), which the specification’s own text has for schedules and instances only',
    answers: 400,
  },
  {
    examples: /^2020-10-01\/GetRoleManagementPolicy(Assignment)?ByScope$/,
    reason: 'shows one of as many as there are roles; the same one by its name is replayed',
    answers: 200,
  },
  {
    examples: /^2022-04-01\/(Get|Put|Delete)(\w*Deny|\w*ProviderOperations|RoleDefinition|.*Permissions)/,
    reason:
      'placeholders instead of ids ("subId", "scope"); deny assignments, operations of providers and writing roles are not part of PIM',
  },
  {
    examples: /^2022-04-01\/RoleAssignments_List/,
    reason: 'leaves out whoever reads: a list always has at least the role with which one may read it',
    answers: 200,
  },
  {
    examples: /^2022-08-01-preview\/GetAlert(s|ById|Incidents)$/,
    reason:
      'shows what was found in a tenant of which it does not say who had which role; the other alerts are replayed',
    answers: 200,
  },
  {
    examples: /^2022-08-01-preview\/(GetAlertIncidentById|RemediateAlertIncident|GetAlertOperationById)$/,
    reason: 'names something found, or a scan, of that tenant',
    answers: 404,
  },
  {
    examples: /^clients\/demoray-azure-pim-cli\/(assignments|child-resources|definitions)$/,
    reason:
      'shortened by its author to two rows whose names and ids do not belong together; its shape is held against the description',
    answers: 404,
  },
];
