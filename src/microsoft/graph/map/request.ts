import type { RightKind, ScheduleRequest, ScheduleRequestDraft } from '../../../pim/index.ts';
import { ticketOf } from '../../http/answers/ticket.ts';
import { dateOf, durationOf, endOf } from '../../http/answers/times.ts';
import { scheduleBody } from '../../http/schedule-body.ts';
import type { Access, Surface } from '../surfaces/surface.ts';
import type { RequestBody, WireRequest } from '../wire/request.ts';
import { holderOf } from './principal.ts';

export const requestOf = (
  provider: Surface['provider'],
  kind: RightKind,
  wire: WireRequest & Access,
): ScheduleRequest => ({
  provider,
  kind,
  id: wire.id,
  action: wire.action,
  status: wire.status,
  role: wire.role,
  scope: wire.scope,
  principal: holderOf(wire),
  createdBy: wire.createdBy?.user?.id || undefined,
  createdAt: dateOf(wire.createdDateTime),
  startsAt: dateOf(wire.scheduleInfo?.startDateTime),
  endsAt: endOf(wire.scheduleInfo),
  duration: durationOf(wire.scheduleInfo),
  justification: wire.justification || undefined,
  ticket: ticketOf(wire.ticketInfo),
  approvalId: wire.approvalId || undefined,
  targetScheduleId: wire.targetScheduleId || undefined,
});

/** What is posted of a draft, apart from what it is about. */
export const requestBodyOf = (draft: ScheduleRequestDraft): RequestBody => ({
  action: draft.action,
  principalId: draft.principalId,
  ...('window' in draft && { scheduleInfo: scheduleBody(draft.window) }),
  ...(draft.justification && { justification: draft.justification }),
  ...(draft.ticket && {
    ticketInfo: { ticketNumber: draft.ticket.ticketNumber, ticketSystem: draft.ticket.ticketSystem ?? null },
  }),
});
