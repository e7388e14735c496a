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
];
