import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { ScheduleRequest } from '../../pim/model.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { TenantState } from '../../world.ts';
import { authorizationId, pimResource, type Resource, withoutNulls } from '../resource.ts';
import { isApprover } from '../schedules/approver.ts';

export const APPROVALS = 'roleAssignmentApprovals';

/** The approval of a request. It has the GUID of the request, and so has its one stage: a guess, after what a client does. */
export const approvalEntity = (request: ScheduleRequest, place: AzureScope, caller: Caller, at: Moment): Resource =>
  pimResource(place.id, APPROVALS, request.id, { stages: [stageEntity(request, place, caller, at)] });

/** Who decided what. */
export function stageEntity(request: ScheduleRequest, place: AzureScope, caller: Caller, at: Moment): Resource {
  const { pim } = at.state.azure;
  const decision = pim.decisionOn(request.id, at.now);
  const isOpen = pim.statusOf(request, at.now) === 'PendingApproval';
  return {
    properties: withoutNulls({
      status: isOpen ? 'InProgress' : decision ? 'Completed' : 'Expired',
      assignedToMe: isApprover(request, caller, at),
      reviewedBy: decision && reviewer(decision.by, at.state),
      reviewedDateTime: decision?.at.toISOString(),
      reviewResult: decision ? (decision.isApproved ? 'Approve' : 'Deny') : 'NotReviewed',
      justification: decision?.justification ?? '',
    }),
    name: request.id,
    id: `${authorizationId(place.id, APPROVALS, request.id)}/stages/${request.id}`,
    type: `Microsoft.Authorization/${APPROVALS}/stages`,
  };
}

function reviewer(principalId: string, { directory }: TenantState): Json {
  const person = directory.person(principalId);
  return {
    principalId,
    principalType: 'user',
    principalName: person?.displayName,
    userPrincipalName: person?.userPrincipalName,
  };
}
