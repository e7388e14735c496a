import { z } from 'zod';
import { anyCase } from '../../any-case.ts';
import type { Approver } from '../../pim/model.ts';
import type { RuleSettings } from '../../pim/policies/rule-settings.ts';
import { APPROVAL_MODES } from '../../pim/policy.ts';
import type { Directory } from '../../tenant/directory.ts';

/** Beta's form (`id`, `isBackup`) and that of v1.0 are taken in both versions. */
const approver = z.looseObject({
  '@odata.type': z.string(),
  id: z.string().optional(),
  userId: z.string().optional(),
  groupId: z.string().optional(),
});

/** Times and escalation are taken and dropped: PIM has a stage of one day and no escalation. */
const STAGE_MEMBERS = [
  'approvalStageTimeOutInDays',
  'approverInformationVisibility',
  'escalationApprovers',
  'escalationTimeInMinutes',
  'isApproverJustificationRequired',
  'isEscalationEnabled',
  'primaryApprovers',
];

const stage = z
  .looseObject({ isApproverJustificationRequired: z.boolean(), primaryApprovers: z.array(approver) })
  .refine(hasKnownMembers);

/** Several stages are not supported. */
const setting = z.object({
  isApprovalRequired: z.boolean(),
  isApprovalRequiredForExtension: z.boolean(),
  isRequestorJustificationRequired: z.boolean(),
  approvalMode: anyCase(APPROVAL_MODES),
  approvalStages: z.tuple([stage]),
});

const partial = z.looseObject({ approvalStages: z.array(z.looseObject({})).max(1).optional() }).optional();

/**
 * The approval rule after a PATCH; what `written` leaves out stays as `before`. Nothing where it is none, or names
 * somebody whom the directory does not have.
 */
export function readApproval(before: unknown, written: unknown, directory: Directory): RuleSettings | undefined {
  const present = setting.parse(before);
  const change = partial.safeParse(written);
  if (!change.success) return undefined;
  const [changedStage] = change.data?.approvalStages ?? [];
  const read = setting.safeParse({
    ...present,
    ...change.data,
    approvalStages: [{ ...present.approvalStages[0], ...changedStage }],
  });
  if (!read.success) return undefined;
  const {
    approvalStages: [{ isApproverJustificationRequired, primaryApprovers }],
    ...flags
  } = read.data;
  const approvers = primaryApprovers.flatMap((one) => approverOf(one, directory) ?? []);
  if (approvers.length < primaryApprovers.length) return undefined;
  return { kind: 'Approval', ...flags, isApproverJustificationRequired, approvers };
}

function approverOf(written: z.output<typeof approver>, directory: Directory): Approver | undefined {
  const type = written['@odata.type'].replace('#', '');
  const id = (written.id ?? written.userId ?? written.groupId ?? '').toLowerCase();
  const kind = directory.object(id)?.kind;
  if (type === 'microsoft.graph.singleUser' && kind === 'person') return { kind, id };
  return type === 'microsoft.graph.groupMembers' && kind === 'group' ? { kind, id } : undefined;
}

/** A member that a stage does not have was reported to be refused, such as `fallbackPrimaryApprovers`. */
function hasKnownMembers(written: object): boolean {
  return Object.keys(written).every((name) => name.includes('@') || STAGE_MEMBERS.includes(name));
}
