/** Something that Microsoft's description does not allow and Microsoft does. */
export interface Exception {
  /** Matched against "METHOD version/path: request.member what is wrong". */
  readonly fits: RegExp;
  readonly reason: string;
  readonly source: string;
}

/** Every deviation from the OpenAPI descriptions that the contract suite lets pass. One that nothing needs fails a test. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    fits: /response\.value\[0\]\.(action|scheduleInfo\.expiration\.type) is "(SelfActivate|AfterDuration)"/,
    reason: 'Samples of Microsoft Learn write enumerations in Pascal case; the service answers in camel case.',
    source: 'examples/graph/README.md; live captures of September 2026',
  },
  {
    fits: /privilegedAccess\/group\/\w+: response\.value\[\d\]\.(memberType|assignmentType) is "(Direct|Assigned)"/,
    reason: 'The same of kinds of membership of groups, which are real enumerations there, in lower case.',
    source: 'graph-pim.md §4, casing trap',
  },
  {
    fits: /\.(principal|directoryScope)\.\w+ is a member that the schema does not have/,
    reason: 'They are users, groups, units and so on; this part of the description knows directoryObject only.',
    source: 'live captures with $expand=principal; graph-pim.md §5',
  },
  {
    fits: /\.reviewedBy\.(userPrincipalName|mail) is a member that the schema does not have/,
    reason: 'A reviewer comes with sign-in name and mail; the model has an identity with id and displayName.',
    source: 'examples/graph live.role.approval-get-approved; graph-pim.md §8',
  },
  {
    fits: /assignmentApprovals\/filterByCurrentUser\(on='approver'\): response\.value\[0\]\.stages is a member/,
    reason: 'The sample of beta shows stages, where the model of beta has steps.',
    source: 'examples/graph beta.approval-filterbycurrentuser.group; graph-pim.md §8',
  },
  {
    fits: /request\.(rules\[\d\]\.)?setting\.approvalStages\[0\]\.(primary|escalation)Approvers\[\d\]\.(id|isBackup) is a member/,
    reason: 'Approvers may be written as in beta; they are read back as userId or groupId.',
    source: 'graph-pim.md §7.1, subjectSet',
  },
  {
    fits: /ScheduleRequests: request\.roleAssignmentScheduleId is a member that the schema does not have/,
    reason:
      'The service takes members that it does not know; clients are about that send this one when they deactivate.',
    source: 'graph-pim.md §12.11',
  },
  {
    fits: /\/remediate: status is 200, which is not described/,
    reason: 'The description says 204, the documentation 200.',
    source: 'graph-pim.md §10',
  },
  {
    fits: /roleManagementAlerts\/operations\/[^:]+:[^:]+: response\.status is "skipped"/,
    reason: 'A word that was added later; it comes to who asks for unknown members of enumerations.',
    source: 'graph-pim.md §10',
  },
  {
    fits: /roleSchedule(Instance)?s\(directoryScopeId='[^']*',.*\): {2}is no operation/,
    reason: 'Functions with several parameters are described without their literal form.',
    source: 'examples/graph/README.md',
  },
  {
    fits: /entitlementManagement\/roleDefinitions: {2}is no operation/,
    reason: 'Another provider of roles, which is not part of PIM.',
    source: 'examples/graph/README.md',
  },
  {
    fits: /2022-04-01 [^:]*\/roleAssignments[^:]*: response[^:]*\.(condition|conditionVersion|description|delegatedManagedIdentityResourceId) is null/,
    reason: 'Plain role assignments show null for what has no value, unlike PIM.',
    source: 'examples/arm/clients/demoray-azure-pim-cli/assignments.json',
  },
  {
    fits: /2022-04-01 [^:]*\/roleDefinitions[^:]*: response[^:]*\.(createdOn|createdBy|updatedOn|updatedBy) is null/,
    reason: 'So do role definitions.',
    source: 'examples/arm/clients/demoray-azure-pim-cli/definitions.json',
  },
  {
    fits: /^(PUT|PATCH|POST) 20\d\d-[^:]*: request[^:]* is null/i,
    reason: 'Nulls are read as nothing; the examples of the description itself send them.',
    source: 'arm-pim.md §1.4 and §3.1',
  },
  {
    fits: /roleAssignmentScheduleRequests\/\{id\}: request\.Properties\.isActivativation is a member/,
    reason: 'The service takes members that it does not know; a client is about that sends this one, spelled so.',
    source: 'arm-pim.md §3.1',
  },
  {
    fits: /roleAssignmentApprovals\/\{id\}\/stages\/\{id\}: request\.properties is a member/,
    reason: 'The decision is flat in the schema, and wrapped in its own example and in most clients.',
    source: 'arm-pim.md §8',
  },
  {
    fits: /PATCH [^:]*\/roleManagementPolicies\/\{id\}: request\.properties\.rules\[\d+\]\.\w+ is "(true|false)", which must be boolean/,
    reason: 'Booleans written as texts are tolerated.',
    source: 'arm-pim.md §6.3',
  },
  {
    fits: /DELETE [^:]*\/roleManagementPolic\w+\/[^:]*: response\.message is a member/,
    reason: 'The 405 of the service is a message with nothing around it.',
    source: 'arm-pim.md §2, recorded in February 2022',
  },
  {
    fits: /PUT [^:]*\/roleManagementPolicyAssignments\/[^:]*: response is ".*Not implemented exception/,
    reason: 'Assigning a policy is answered with a JSON text.',
    source: 'arm-pim.md §2, recorded in February 2022',
  },
  {
    fits: /GET 2022-12-01 \/(subscriptions|tenants): response\.nextLink is missing/,
    reason: 'The last page has no link, though the schema wants one.',
    source: 'arm-pim.md §1.4',
  },
  {
    fits: /: query has \$skiptoken/,
    reason: 'It is in the link to the next page, which nobody needs to understand.',
    source: 'arm-pim.md §1.4',
  },
  {
    fits: /Schedule(Request|Instance)?s\/\{id\}: query has \$filter/,
    reason: 'asTarget() opens one row of one’s own.',
    source: 'azure-powershell issue 18163; arm-pim.md §2.1',
  },
  {
    fits: /\/roleManagementPolic(ies|yAssignments): query has \$filter/,
    reason: 'The filter by role works on both lists.',
    source: 'terraform-provider-azurerm, EasyPIM; arm-pim.md §6.4',
  },
  {
    fits: /\/eligibleChildResources: query has \$getAllChildren/,
    reason: 'It gives all levels below.',
    source: 'arm-pim.md §7.1',
  },
  {
    fits: /GET [^:]*\/permissions: {2}is no operation/,
    reason: 'Described for resource groups and resources; it works at every scope.',
    source: 'arm-pim.md §7.2',
  },
];
