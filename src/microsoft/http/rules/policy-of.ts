import { parseIsoDuration } from '../../../core/iso-duration.ts';
import type { ApprovalRule, Approver, GrantRules, Policy } from '../../../pim/index.ts';
import type { WireApprover, WirePolicyRule } from './policy-rule.ts';

/** The fixed ids of the rules that change what an action needs (Microsoft Learn, "Rules in PIM"). */
export const RULE_IDS = {
  activation: {
    expiration: 'Expiration_EndUser_Assignment',
    enablement: 'Enablement_EndUser_Assignment',
    approval: 'Approval_EndUser_Assignment',
    authenticationContext: 'AuthenticationContext_EndUser_Assignment',
  },
  assignment: { expiration: 'Expiration_Admin_Assignment', enablement: 'Enablement_Admin_Assignment' },
  eligibility: { expiration: 'Expiration_Admin_Eligibility', enablement: 'Enablement_Admin_Eligibility' },
} as const;

/** Reads whom a policy names, in a service's own spelling. */
export type ReadApprover = (wire: WireApprover) => Approver;

/** The policy that rules make. Both services have the same rules under the same ids. */
export function policyOf(rules: readonly WirePolicyRule[], approverOf: ReadApprover): Policy {
  const rule = (id: string) => rules.find((one) => one.id.toLowerCase() === id.toLowerCase());
  const grant = (ids: { readonly expiration: string; readonly enablement: string }): GrantRules => {
    const [expiration, enablement] = [rule(ids.expiration), rule(ids.enablement)];
    return {
      expiration: expiration && {
        isExpirationRequired: expiration.isExpirationRequired ?? true,
        maximumDuration: parseIsoDuration(expiration.maximumDuration ?? ''),
      },
      enablement: enablement && { enabledRules: enablement.enabledRules ?? [] },
    };
  };
  const approval = rule(RULE_IDS.activation.approval);
  const context = rule(RULE_IDS.activation.authenticationContext);
  return {
    activation: {
      ...grant(RULE_IDS.activation),
      approval: approval && approvalRuleOf(approval, approverOf),
      authenticationContext: context && {
        isEnabled: context.isEnabled ?? false,
        claimValue: context.claimValue || undefined,
      },
    },
    assignment: grant(RULE_IDS.assignment),
    eligibility: grant(RULE_IDS.eligibility),
  };
}

function approvalRuleOf({ setting }: WirePolicyRule, approverOf: ReadApprover): ApprovalRule {
  const stages = setting?.approvalStages ?? [];
  return {
    isApprovalRequired: setting?.isApprovalRequired ?? false,
    approvers: stages.flatMap(({ primaryApprovers }) => primaryApprovers?.map(approverOf) ?? []),
    // Required unless the policy says otherwise: whoever is asked for one too many is not refused.
    isApproverJustificationRequired: stages.some((stage) => stage.isApproverJustificationRequired ?? true),
  };
}
