import type { Json } from '../../odata/entity.ts';
import type { Approver } from '../../pim/model.ts';
import { type RuleSettings, settingsOf } from '../../pim/policies/rule-settings.ts';
import { RULES, type Rule, TARGETS } from '../../pim/policies/rules.ts';
import type { ApprovalRules, Policy } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';

export const ruleType = ({ kind }: Pick<Rule, 'kind'>): string => `RoleManagementPolicy${kind}Rule`;

const PARTS: readonly Rule['part'][] = ['eligibility', 'assignment', 'activation'];
const KINDS: readonly Rule['kind'][] = [
  'Approval',
  'AuthenticationContext',
  'Enablement',
  'Expiration',
  'Notification',
];

/** In the order in which Azure lists them. */
const AZURE_RULES = RULES.toSorted(
  (one, other) =>
    PARTS.indexOf(one.part) - PARTS.indexOf(other.part) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
);

/** The 17 rules of a policy. */
export const rulesJson = (policy: Policy, directory: Directory): readonly Json[] =>
  AZURE_RULES.map((rule) => ruleJson(rule, policy, directory));

export const ruleJson = (rule: Rule, policy: Policy, directory: Directory): Json => ({
  ...membersOf(rule, settingsOf(policy, rule), directory),
  id: rule.id,
  ruleType: ruleType(rule),
  target: { caller: TARGETS[rule.part].caller, operations: ['All'], level: TARGETS[rule.part].level },
});

function membersOf(rule: Rule, settings: RuleSettings, directory: Directory): Json {
  switch (settings.kind) {
    case 'Expiration':
      return { isExpirationRequired: settings.isExpirationRequired, maximumDuration: settings.maximumDuration };
    case 'Enablement':
      return { enabledRules: settings.enabled };
    case 'Approval':
      return { setting: approvalSetting(settings, directory) };
    case 'AuthenticationContext':
      return { isEnabled: settings.isEnabled, claimValue: settings.claimValue };
    case 'Notification':
      return {
        notificationType: 'Email',
        ...(rule.kind === 'Notification' ? { recipientType: rule.recipient } : {}),
        isDefaultRecipientsEnabled: settings.isDefaultRecipientsEnabled,
        notificationLevel: settings.level,
        notificationRecipients: filled(settings.recipients),
      };
  }
}

/** One stage of a day, without escalation. */
const approvalSetting = (rules: ApprovalRules, directory: Directory): Json => ({
  isApprovalRequired: rules.isApprovalRequired,
  isApprovalRequiredForExtension: rules.isApprovalRequiredForExtension,
  isRequestorJustificationRequired: rules.isRequestorJustificationRequired,
  approvalMode: rules.approvalMode,
  approvalStages: [
    {
      approvalStageTimeOutInDays: 1,
      isApproverJustificationRequired: rules.isApproverJustificationRequired,
      escalationTimeInMinutes: 0,
      primaryApprovers: filled(rules.approvers.map((approver) => approverJson(approver, directory))),
      isEscalationEnabled: false,
    },
  ],
});

function approverJson({ kind, id }: Approver, directory: Directory): Json {
  const found = directory.object(id);
  const description = found?.kind === 'person' ? found.person.displayName : directory.group(id)?.displayName;
  return { id, description, isBackup: false, userType: kind === 'group' ? 'Group' : 'User' };
}

/** A list with nothing in it is null, and so is not there. */
const filled = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);
