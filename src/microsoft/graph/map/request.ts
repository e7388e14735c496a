import type {
  Expiration,
  RightKind,
  ScheduleRequest,
  ScheduleRequestDraft,
  ScheduleWindow,
} from '../../../pim/index.ts';
import { dateOf, endOf } from '../../http/answers/times.ts';
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
  justification: wire.justification || undefined,
  // There also where none was given, with nothing in it.
  ticket: wire.ticketInfo?.ticketNumber
    ? { ticketNumber: wire.ticketInfo.ticketNumber, ticketSystem: wire.ticketInfo.ticketSystem || undefined }
    : undefined,
  approvalId: wire.approvalId || undefined,
  targetScheduleId: wire.targetScheduleId || undefined,
});

type ScheduleInfo = NonNullable<RequestBody['scheduleInfo']>;

/** What is posted of a draft, apart from what it is about. */
export const requestBodyOf = (draft: ScheduleRequestDraft): RequestBody => ({
  action: draft.action,
  principalId: draft.principalId,
  ...('window' in draft && { scheduleInfo: scheduleInfoOf(draft.window) }),
  ...(draft.justification && { justification: draft.justification }),
  ...(draft.ticket && {
    ticketInfo: { ticketNumber: draft.ticket.ticketNumber, ticketSystem: draft.ticket.ticketSystem ?? null },
  }),
});

/** No start time where it is at once: the service then starts by its own clock, and ours may be wrong. */
const scheduleInfoOf = ({ startsAt, expiration }: ScheduleWindow): ScheduleInfo => ({
  ...(startsAt && { startDateTime: startsAt.toISOString() }),
  expiration: expirationOf(expiration),
});

function expirationOf(expiration: Expiration): ScheduleInfo['expiration'] {
  switch (expiration.type) {
    case 'after-duration':
      return { type: 'afterDuration', duration: expiration.duration };
    case 'after-date-time':
      return { type: 'afterDateTime', endDateTime: expiration.endsAt.toISOString() };
    case 'none':
      return { type: 'noExpiration' };
  }
}
