import type { Entity, Json } from '../../odata/entity.ts';
import { type RuleSettings, settingsOf } from '../../pim/policies/rule-settings.ts';
import { RULES, type Rule, TARGETS } from '../../pim/policies/rules.ts';
import type { ApprovalRules, Policy } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';
import type { GraphVersion } from '../version.ts';
import { approverJson } from './approver-json.ts';

/** The type of a rule's entity, without the namespace. */
export const ruleType = ({ kind }: Pick<Rule, 'kind'>): string => `unifiedRoleManagementPolicy${kind}Rule`;

/** The 17 rules of a policy, as a version of Graph shows them. */
export const ruleEntities = (policy: Policy, directory: Directory, version: GraphVersion): readonly Entity[] =>
  RULES.map((rule) => ruleEntity(rule, policy, directory, version));

export function ruleEntity(rule: Rule, policy: Policy, directory: Directory, version: GraphVersion): Entity {
  const type = ruleType(rule);
  return {
    type,
    properties: {
      '@odata.type': `#microsoft.graph.${type}`,
      id: rule.id,
      ...propertiesOf(rule, settingsOf(policy, rule), directory, version),
      target: {
        ...TARGETS[rule.part],
        // An enumeration in v1.0, a text in beta.
        operations: [version === 'v1.0' ? 'all' : 'All'],
        inheritableSettings: [],
        enforcedSettings: [],
      },
    },
  };
}

function propertiesOf(rule: Rule, settings: RuleSettings, directory: Directory, version: GraphVersion): Json {
  switch (settings.kind) {
    case 'Expiration':
      return { isExpirationRequired: settings.isExpirationRequired, maximumDuration: settings.maximumDuration };
    case 'Enablement':
      return { enabledRules: settings.enabled };
    case 'Approval':
      return { setting: approvalSetting(settings, directory, version) };
    case 'AuthenticationContext':
      return { isEnabled: settings.isEnabled, claimValue: settings.claimValue };
    case 'Notification':
      return {
        notificationType: 'Email',
        ...(rule.kind === 'Notification' ? { recipientType: rule.recipient } : {}),
        notificationLevel: settings.level,
        isDefaultRecipientsEnabled: settings.isDefaultRecipientsEnabled,
        notificationRecipients: settings.recipients,
      };
  }
}

/** One stage of a day, without escalation: PIM has no other. */
const approvalSetting = (rules: ApprovalRules, directory: Directory, version: GraphVersion) => ({
  isApprovalRequired: rules.isApprovalRequired,
  isApprovalRequiredForExtension: rules.isApprovalRequiredForExtension,
  isRequestorJustificationRequired: rules.isRequestorJustificationRequired,
  approvalMode: rules.approvalMode,
  approvalStages: [
    {
      approvalStageTimeOutInDays: 1,
      isApproverJustificationRequired: rules.isApproverJustificationRequired,
      escalationTimeInMinutes: 0,
      isEscalationEnabled: false,
      primaryApprovers: rules.approvers.map((approver) => approverJson(approver, directory, version)),
      escalationApprovers: [],
    },
  ],
});
