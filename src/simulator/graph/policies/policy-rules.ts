import type { Entity, Json } from '../../odata/entity.ts';
import type { ActivationRules, GrantRules, Policy } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';

type Caller = 'Admin' | 'EndUser';
type Level = 'Eligibility' | 'Assignment';

/** The 17 rules of a policy, in the order in which Graph lists them. */
export function policyRules({ activation, assignment, eligibility }: Policy, directory: Directory): readonly Entity[] {
  return [
    ...grantRules('Eligibility', eligibility),
    ...notifications('Admin', 'Eligibility'),
    ...grantRules('Assignment', assignment),
    ...notifications('Admin', 'Assignment'),
    rule('Expiration', 'EndUser', 'Assignment', expiration(activation)),
    rule('Enablement', 'EndUser', 'Assignment', { enabledRules: activation.enabled }),
    rule('Approval', 'EndUser', 'Assignment', { setting: approvalSetting(activation, directory) }),
    rule('AuthenticationContext', 'EndUser', 'Assignment', { ...activation.authenticationContext }),
    ...notifications('EndUser', 'Assignment'),
  ];
}

const grantRules = (level: Level, rules: GrantRules): readonly Entity[] => [
  rule('Expiration', 'Admin', level, expiration(rules)),
  rule('Enablement', 'Admin', level, { enabledRules: rules.enabled }),
];

const expiration = ({ isExpirationRequired, maximumDuration }: GrantRules) => ({
  isExpirationRequired,
  maximumDuration,
});

function rule(kind: string, caller: Caller, level: Level, properties: Json, id = `${kind}_${caller}_${level}`): Entity {
  return {
    type: `unifiedRoleManagementPolicy${kind}Rule`,
    properties: {
      '@odata.type': `#microsoft.graph.unifiedRoleManagementPolicy${kind}Rule`,
      id,
      ...properties,
      target: { caller, operations: ['all'], level, inheritableSettings: [], enforcedSettings: [] },
    },
  };
}

const notifications = (caller: Caller, level: Level): readonly Entity[] =>
  ['Admin', 'Requestor', 'Approver'].map((recipientType) =>
    rule(
      'Notification',
      caller,
      level,
      {
        notificationType: 'Email',
        recipientType,
        notificationLevel: 'All',
        isDefaultRecipientsEnabled: true,
        notificationRecipients: [],
      },
      `Notification_${recipientType}_${caller}_${level}`,
    ),
  );

const approvalSetting = (rules: ActivationRules, directory: Directory) => ({
  isApprovalRequired: rules.isApprovalRequired,
  isApprovalRequiredForExtension: false,
  isRequestorJustificationRequired: true,
  approvalMode: 'SingleStage',
  approvalStages: [
    {
      approvalStageTimeOutInDays: 1,
      isApproverJustificationRequired: rules.isApproverJustificationRequired,
      escalationTimeInMinutes: 0,
      isEscalationEnabled: false,
      primaryApprovers: rules.approvers.map((approver) => subjectSet(approver.id, directory)),
      escalationApprovers: [],
    },
  ],
});

function subjectSet(id: string, directory: Directory) {
  const found = directory.object(id);
  return found?.kind === 'group'
    ? { '@odata.type': '#microsoft.graph.groupMembers', groupId: id, description: found.group.displayName }
    : {
        '@odata.type': '#microsoft.graph.singleUser',
        userId: id,
        description: found?.kind === 'person' ? found.person.displayName : null,
      };
}
