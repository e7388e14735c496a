import type { RightKind, ScheduleRequest, ScheduleRequestDraft } from '../../../pim/index.ts';
import { memberOf, parseJson, textOf } from '../../http/answers/json.ts';
import { ticketOf } from '../../http/answers/ticket.ts';
import { dateOf, durationOf, endOf } from '../../http/answers/times.ts';
import { scheduleBody } from '../../http/schedule-body.ts';
import type { RequestBody, WireRequest } from '../wire/request.ts';
import { holderOf } from './principal.ts';
import { accessOf } from './right.ts';
import { roleDefinitionIdAt } from './role.ts';
import { nameIn } from './scope.ts';

export const requestOf = (kind: RightKind, { name, properties: wire }: WireRequest): ScheduleRequest => ({
  ...accessOf(wire),
  kind,
  id: name,
  action: wire.requestType,
  status: wire.status,
  principal: holderOf(wire),
  createdBy: wire.requestorId || undefined,
  createdAt: dateOf(wire.createdOn),
  startsAt: dateOf(wire.scheduleInfo?.startDateTime),
  endsAt: endOf(wire.scheduleInfo),
  duration: durationOf(wire.scheduleInfo),
  justification: justificationOf(wire.justification ?? ''),
  ticket: ticketOf(wire.ticketInfo),
  approvalId: wire.approvalId ? nameIn(wire.approvalId) : undefined,
  targetScheduleId: wire.targetRoleAssignmentScheduleId || wire.targetRoleEligibilityScheduleId || undefined,
});

/** Of old extensions it is a JSON text that holds both the requester's reason and the administrator's. */
function justificationOf(text: string): string | undefined {
  const both = parseJson(text);
  return textOf(memberOf(both, 'RequestorReason')) || textOf(memberOf(both, 'AdminReason')) || text || undefined;
}

/** What is sent of a draft. The linked schedule is a whole path: at a narrower scope a GUID would not do. */
export const requestBodyOf = (draft: ScheduleRequestDraft): RequestBody => ({
  properties: {
    principalId: draft.principalId,
    roleDefinitionId: roleDefinitionIdAt(draft.target.scopeId, draft.target.roleId),
    requestType: pascal(draft.action),
    ...(draft.justification && { justification: draft.justification }),
    ...(draft.ticket && { ticketInfo: ticketBody(draft.ticket) }),
    ...('window' in draft && windowBody(draft)),
  },
});

const windowBody = ({
  window,
  eligibilityScheduleId,
  condition,
}: Extract<ScheduleRequestDraft, { window: unknown }>) => ({
  scheduleInfo: scheduleBody(window, pascal),
  ...(eligibilityScheduleId && { linkedRoleEligibilityScheduleId: eligibilityScheduleId }),
  ...(condition && { condition: condition.expression, conditionVersion: condition.version }),
});

const ticketBody = ({ ticketNumber, ticketSystem }: NonNullable<ScheduleRequestDraft['ticket']>) => ({
  ticketNumber,
  ...(ticketSystem && { ticketSystem }),
});

const pascal = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
