import type { ActivationRules, ApprovalRules, GrantRules, NotificationRule, Policy } from '../policy.ts';
import type { Rule } from './rules.ts';

/** What one rule says. */
export type RuleSettings =
  | ({ readonly kind: 'Expiration' } & Pick<GrantRules, 'isExpirationRequired' | 'maximumDuration'>)
  | ({ readonly kind: 'Enablement' } & Pick<GrantRules, 'enabled'>)
  | ({ readonly kind: 'Approval' } & ApprovalRules)
  | ({ readonly kind: 'AuthenticationContext' } & ActivationRules['authenticationContext'])
  | ({ readonly kind: 'Notification' } & NotificationRule);

/** What a rule says in a policy. */
export function settingsOf(policy: Policy, rule: Rule): RuleSettings {
  const { isExpirationRequired, maximumDuration, enabled, notifications } = policy[rule.part];
  switch (rule.kind) {
    case 'Expiration':
      return { kind: rule.kind, isExpirationRequired, maximumDuration };
    case 'Enablement':
      return { kind: rule.kind, enabled };
    case 'Approval':
      return { kind: rule.kind, ...approvalOf(policy.activation) };
    case 'AuthenticationContext':
      return { kind: rule.kind, ...policy.activation.authenticationContext };
    case 'Notification':
      return { kind: rule.kind, ...notifications[rule.recipient] };
  }
}

/** The policy in which the rule says something else. */
export function withSettings(policy: Policy, rule: Rule, { kind: _kind, ...settings }: RuleSettings): Policy {
  return { ...policy, [rule.part]: changedPart(policy, rule, settings) };
}

function changedPart(policy: Policy, rule: Rule, settings: object): object {
  const part = policy[rule.part];
  if (rule.kind === 'AuthenticationContext') return { ...part, authenticationContext: settings };
  if (rule.kind === 'Notification')
    return { ...part, notifications: { ...part.notifications, [rule.recipient]: settings } };
  return { ...part, ...settings };
}

const approvalOf = ({
  isApprovalRequired,
  approvers,
  isApproverJustificationRequired,
  isApprovalRequiredForExtension,
  isRequestorJustificationRequired,
  approvalMode,
}: ActivationRules): ApprovalRules => ({
  isApprovalRequired,
  approvers,
  isApproverJustificationRequired,
  isApprovalRequiredForExtension,
  isRequestorJustificationRequired,
  approvalMode,
});
