import { parseIsoDuration } from '../../core/iso-duration.ts';
import type { ApprovalRule, PolicyBook, PolicyRules } from '../../pim/index.ts';
import type { PolicyAssignment, PolicyRule } from './wire.ts';

/** Role policy assignments (with `policy` and its `rules` expanded) → the end user's activation rules by role id. */
export function policyBookOf(assignments: readonly PolicyAssignment[]): PolicyBook {
  return new Map(
    assignments.flatMap(({ roleDefinitionId, policy }) =>
      roleDefinitionId && policy?.rules ? [[roleDefinitionId.toLowerCase(), rulesOf(policy.rules)] as const] : [],
    ),
  );
}

/** Rule ids are fixed names (Microsoft Learn, "Rules in PIM"); the other rules govern administrators and mails. */
function rulesOf(rules: readonly PolicyRule[]): PolicyRules {
  const rule = (id: string) => rules.find((one) => one.id.toLowerCase() === id.toLowerCase());
  const expiration = rule('Expiration_EndUser_Assignment');
  const enablement = rule('Enablement_EndUser_Assignment');
  const approval = rule('Approval_EndUser_Assignment');
  const context = rule('AuthenticationContext_EndUser_Assignment');
  return {
    expiration: expiration && {
      isExpirationRequired: expiration.isExpirationRequired ?? true,
      maximumDuration: parseIsoDuration(expiration.maximumDuration ?? ''),
    },
    enablement: enablement && { enabledRules: enablement.enabledRules ?? [] },
    approval: approval && approvalOf(approval),
    authenticationContext: context && {
      isEnabled: context.isEnabled ?? false,
      claimValue: context.claimValue ?? undefined,
    },
  };
}

function approvalOf(rule: PolicyRule): ApprovalRule {
  const approvers = rule.setting?.approvalStages?.flatMap((stage) => stage.primaryApprovers ?? []) ?? [];
  return {
    isApprovalRequired: rule.setting?.isApprovalRequired ?? false,
    approvers: approvers.flatMap((one) => one.description || one.userId || one.groupId || one.id || []),
  };
}
