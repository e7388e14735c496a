import type { Approval, ApprovalStep } from '../../../pim/index.ts';
import { reviewResultOf } from '../../http/answers/open-sets.ts';
import { dateOf } from '../../http/answers/times.ts';
import type { WireApproval, WireStep } from '../wire/approval.ts';
import { principalOf } from './principal.ts';

export const approvalOf = ({ id, steps, stages }: WireApproval): Approval => ({
  id,
  steps: (steps ?? stages ?? []).map(stepOf),
});

const stepOf = (wire: WireStep): ApprovalStep => ({
  id: wire.id,
  status: wire.status,
  isAssignedToMe: wire.assignedToMe,
  result: reviewResultOf(wire.reviewResult),
  reviewedBy: wire.reviewedBy?.id ? principalOf(wire.reviewedBy.id, { ...wire.reviewedBy, ...AS_USER }) : undefined,
  reviewedAt: dateOf(wire.reviewedDateTime),
  justification: wire.justification || undefined,
});

/** A reviewer is an identity without a type, and always a person. */
const AS_USER = { '@odata.type': '#microsoft.graph.user' };
