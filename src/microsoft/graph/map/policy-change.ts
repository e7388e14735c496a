import type { ApprovalRule, Approver, ExpirationRule, PolicyChange } from '../../../pim/index.ts';
import { memberOf } from '../../http/answers/json.ts';
import { subject, type WholeRule } from '../wire/policy.ts';
import { approverOf, RULE_IDS } from './policy.ts';

/** New values of one rule: what they make of the rule as it is. */
export interface RuleEdit {
  readonly ruleId: string;
  edit(rule: WholeRule): WholeRule;
}

/** Every rule that a change touches. What the change does not say stays. */
export function ruleEdits(change: PolicyChange): readonly RuleEdit[] {
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
      ? [{ ruleId: RULE_IDS.activation.approval, edit: (rule: WholeRule) => withApproval(rule, approval) }]
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

function withApproval(rule: WholeRule, approval: ApprovalRule): WholeRule {
  const setting = rule.setting;
  const [stage = NEW_STAGE] = listOf(memberOf(setting, 'approvalStages'));
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
          primaryApprovers: approval.approvers.flatMap((approver) =>
            subjectsOf(approver, listOf(memberOf(stage, 'primaryApprovers'))),
          ),
        },
      ],
    },
  };
}

/** One whom the policy named without an id goes back as it came: there is nothing to write it anew from. */
function subjectsOf(approver: Approver, before: readonly unknown[]): readonly unknown[] {
  const { id, kind, name } = approver;
  if (id === undefined)
    return before.filter((one) => {
      const read = subject.safeParse(one);
      return read.success && approverOf(read.data).id === undefined && approverOf(read.data).name === name;
    });
  const description = name === id ? null : name;
  return kind === 'group'
    ? [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: id, description }]
    : [{ '@odata.type': '#microsoft.graph.singleUser', userId: id, description }];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
