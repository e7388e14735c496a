import type { ApprovalStep } from '../../../pim/index.ts';
import { reviewResultOf } from '../../http/answers/open-sets.ts';
import { dateOf } from '../../http/answers/times.ts';
import type { WireStage } from '../wire/approval.ts';
import { principalKindOf } from './principal.ts';
import { nameIn } from './scope.ts';

export const stepOf = ({ id, properties: wire }: WireStage): ApprovalStep => ({
  id: nameIn(id),
  status: wire.status,
  isAssignedToMe: wire.assignedToMe,
  result: reviewResultOf(wire.reviewResult),
  reviewedBy: reviewerOf(wire.reviewedBy),
  reviewedAt: dateOf(wire.reviewedDateTime),
  justification: wire.justification || undefined,
});

function reviewerOf(wire: WireStage['properties']['reviewedBy']): ApprovalStep['reviewedBy'] {
  if (!wire?.principalId) return undefined;
  const { principalId: id, principalType, principalName, userPrincipalName } = wire;
  return {
    id,
    kind: principalKindOf(principalType),
    name: principalName || userPrincipalName || id,
    signInName: userPrincipalName || undefined,
  };
}
