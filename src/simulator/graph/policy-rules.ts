import type { Entity, Json } from '../odata/entity.ts';
import type { PolicySettings } from '../pim/model.ts';
import type { Directory } from '../tenant/directory.ts';

type Caller = 'Admin' | 'EndUser';
type Level = 'Eligibility' | 'Assignment';

/** The 17 rules of a policy, in the order in which Graph lists them. What the settings do not say is as in an untouched policy. */
export function policyRules(settings: PolicySettings, directory: Directory): readonly Entity[] {
  return [
    rule('Expiration', 'Admin', 'Eligibility', { isExpirationRequired: false, maximumDuration: 'P365D' }),
    rule('Enablement', 'Admin', 'Eligibility', { enabledRules: [] }),
    ...notifications('Admin', 'Eligibility'),
    rule('Expiration', 'Admin', 'Assignment', { isExpirationRequired: false, maximumDuration: 'P180D' }),
    rule('Enablement', 'Admin', 'Assignment', { enabledRules: ['Justification'] }),
    ...notifications('Admin', 'Assignment'),
    rule('Expiration', 'EndUser', 'Assignment', {
      isExpirationRequired: true,
      maximumDuration: settings.maximumDuration,
    }),
    rule('Enablement', 'EndUser', 'Assignment', { enabledRules: enabledRules(settings) }),
    rule('Approval', 'EndUser', 'Assignment', { setting: approvalSetting(settings, directory) }),
    rule('AuthenticationContext', 'EndUser', 'Assignment', {
      isEnabled: settings.authenticationContext !== null,
      claimValue: settings.authenticationContext,
    }),
    ...notifications('EndUser', 'Assignment'),
  ];
}

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

const enabledRules = ({ mfa, justification, ticket }: PolicySettings): readonly string[] => [
  ...(mfa ? ['MultiFactorAuthentication'] : []),
  ...(justification ? ['Justification'] : []),
  ...(ticket ? ['Ticketing'] : []),
];

const approvalSetting = ({ approvers }: PolicySettings, directory: Directory) => ({
  isApprovalRequired: approvers !== null,
  isApprovalRequiredForExtension: false,
  isRequestorJustificationRequired: true,
  approvalMode: 'SingleStage',
  approvalStages: [
    {
      approvalStageTimeOutInDays: 1,
      isApproverJustificationRequired: true,
      escalationTimeInMinutes: 0,
      isEscalationEnabled: false,
      primaryApprovers: (approvers ?? []).map((approver) => subjectSet(approver.id, directory)),
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
