import type { Entity } from '../../odata/entity.ts';
import type { ScheduleRequest } from '../../pim/model.ts';
import type { TenantState } from '../../world.ts';
import type { Caller } from '../caller.ts';
import { isApprover } from '../schedules/approver.ts';
import type { Moment } from '../surfaces/surface.ts';
import type { ApprovalFace } from './approval-face.ts';

/** The approval of a request; both have the same id, and so has its one part. */
export function approvalEntity(face: ApprovalFace, request: ScheduleRequest, caller: Caller, at: Moment): Entity {
  const part = approvalPartEntity(face, request, caller, at);
  return {
    type: 'approval',
    properties: {
      id: request.id,
      [`${face.parts}@odata.context`]: `https://graph.microsoft.com/${face.version}/$metadata#${face.path}('${request.id}')/${face.parts}`,
      [face.parts]: [part.properties],
    },
    // Asked for or not, the parts are there.
    navigation: { [face.parts]: () => [part] },
  };
}

/** The one step, or stage: who decided what. */
export function approvalPartEntity(face: ApprovalFace, request: ScheduleRequest, caller: Caller, at: Moment): Entity {
  const pim = face.surface.pim(at.state);
  const decision = pim.decisionOn(request.id, at.now);
  const isOpen = pim.statusOf(request, at.now) === 'PendingApproval';
  return {
    type: face.partType,
    properties: {
      id: request.id,
      displayName: null,
      reviewedDateTime: decision?.at.toISOString() ?? null,
      // Read back in the word that was written.
      reviewResult: decision ? (decision.isApproved ? 'Approve' : 'Deny') : 'NotReviewed',
      status: isOpen ? 'InProgress' : decision ? 'Completed' : 'Expired',
      assignedToMe: isApprover(request, caller, at),
      justification: decision?.justification ?? null,
      reviewedBy: decision ? reviewer(decision.by, at.state) : null,
    },
  };
}

function reviewer(id: string, { directory }: TenantState) {
  const person = directory.person(id);
  const { displayName = null, userPrincipalName = null } = person ?? {};
  return { id, displayName, userPrincipalName, mail: person?.mail ?? userPrincipalName };
}
