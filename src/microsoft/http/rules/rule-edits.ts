import type { ApprovalRule, Approver, ExpirationRule, PolicyChange } from '../../../pim/index.ts';
import { memberOf } from '../answers/json.ts';
import { type ReadApprover, RULE_IDS } from './policy-of.ts';
import type { WholeRule, WireApprover } from './policy-rule.ts';

/** New values of one rule: what they make of the rule as it is. */
export interface RuleEdit {
  readonly ruleId: string;
  edit(rule: WholeRule): WholeRule;
}

/** How a service writes those whom a policy names. */
export interface ApproverSpelling {
  readonly read: ReadApprover;
  /** One that has an id. */
  write(approver: Approver & { readonly id: string }): WireApprover;
}

/** Every rule that a change touches. What the change does not say stays. */
export function ruleEdits(change: PolicyChange, spelling: ApproverSpelling): readonly RuleEdit[] {
  const parts = (['activation', 'assignment', 'eligibility'] as const).flatMap((part) => {
    const { expiration, enablement } = change[part] ?? {};
    return [
      ...(expiration ? [edit(RULE_IDS[part].expiration, expirationMembers(expiration))] : []),
      ...(enablement ? [edit(RULE_IDS[part].enablement, { enabledRules: [...enablement.enabledRules] })] : []),
    ];
  });
  const { approval, authenticationContext: context } = change.activation ?? {};
  return [
    ...parts,
    ...(approval
      ? [{ ruleId: RULE_IDS.activation.approval, edit: (rule: WholeRule) => withApproval(rule, approval, spelling) }]
      : []),
    ...(context
      ? [
          edit(RULE_IDS.activation.authenticationContext, {
            isEnabled: context.isEnabled,
            claimValue: context.claimValue ?? null,
          }),
        ]
      : []),
  ];
}

const edit = (ruleId: string, members: Readonly<Record<string, unknown>>): RuleEdit => ({
  ruleId,
  edit: (rule) => ({ ...rule, ...members }),
});

const expirationMembers = ({ isExpirationRequired, maximumDuration }: ExpirationRule) => ({
  isExpirationRequired,
  ...(maximumDuration && { maximumDuration }),
});

/** PIM has one stage. Where a policy never asked for approval it may have none yet. */
const NEW_STAGE = {
  approvalStageTimeOutInDays: 1,
  isApproverJustificationRequired: true,
  escalationTimeInMinutes: 0,
  isEscalationEnabled: false,
  primaryApprovers: [],
  escalationApprovers: [],
};

function withApproval(rule: WholeRule, approval: ApprovalRule, spelling: ApproverSpelling): WholeRule {
  const setting = rule.setting;
  const [stage = NEW_STAGE] = listOf(memberOf(setting, 'approvalStages'));
  const before = listOf(memberOf(stage, 'primaryApprovers')).map(objectOf);
  return {
    ...rule,
    setting: {
      ...objectOf(setting),
      isApprovalRequired: approval.isApprovalRequired,
      approvalMode: 'SingleStage',
      approvalStages: [
        {
          ...objectOf(stage),
          isApproverJustificationRequired: approval.isApproverJustificationRequired,
          primaryApprovers: approval.approvers.flatMap((approver) => written(approver, before, spelling)),
        },
      ],
    },
  };
}

/** One whom the policy named without an id goes back as it came: there is nothing to write it anew from. */
function written(
  approver: Approver,
  before: readonly WireApprover[],
  { read, write }: ApproverSpelling,
): readonly WireApprover[] {
  const { id, name } = approver;
  if (id !== undefined) return [write({ ...approver, id })];
  return before.filter((one) => read(one).id === undefined && read(one).name === name);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
