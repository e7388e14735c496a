import type { Entity } from '../../odata/entity.ts';
import type { Expiration, ScheduleRequest } from '../../pim/model.ts';
import { askedWindow } from '../../pim/window.ts';
import { preciseTime, trimmedTime } from '../../timestamps.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { holderNavigation } from './holder.ts';
import { scheduleEntity, usedEligibility } from './schedule-entity.ts';

interface Reading {
  /** The status is as old as what is read. */
  readonly readAt: Date;
  readonly provisioningMs: number;
  /** The answer to the POST that made it differs from every later one. */
  readonly isFresh?: boolean;
  readonly isValidationOnly?: boolean;
}

/** A schedule request as Graph shows it. */
export function requestEntity(surface: Surface, request: ScheduleRequest, at: Moment, reading: Reading): Entity {
  const { kind, createdAt, id } = request;
  const { isFresh = false, isValidationOnly = false } = reading;
  return {
    type: surface.halves[kind].requests.type,
    properties: {
      id,
      status: statusOf(surface, request, at, reading),
      createdDateTime: isFresh ? preciseTime(createdAt, id) : trimmedTime(createdAt),
      completedDateTime: completed(request, reading),
      approvalId: request.approvers ? id : null,
      customData: request.customData,
      action: request.action,
      principalId: request.principalId,
      ...surface.accessJson(request.access),
      isValidationOnly,
      targetScheduleId: targetScheduleId(surface, request),
      justification: request.justification,
      createdBy: surface.createdByJson(request.createdBy),
      scheduleInfo: scheduleInfo(request, reading),
      ticketInfo: { ticketNumber: request.ticket.number, ticketSystem: request.ticket.system },
    },
    navigation: {
      ...holderNavigation(surface, request, at),
      ...(kind === 'assignment' ? { activatedUsing: () => usedEligibility(surface, request, at) } : {}),
      targetSchedule: () => {
        const target = request.targetId && surface.pim(at.state).schedule(kind, request.targetId, at.now);
        return target ? scheduleEntity(surface, target, at) : null;
      },
    },
  };
}

/** A removal names no schedule, though it ended one. */
function targetScheduleId(surface: Surface, { targetId, access, expiration }: ScheduleRequest): string | null {
  return targetId === null || expiration === null ? null : surface.scheduleId({ id: targetId, access });
}

/** The POST says for a moment that the approval itself is still being set up. */
function statusOf(surface: Surface, request: ScheduleRequest, { state }: Moment, { readAt, isFresh }: Reading): string {
  const status = surface.pim(state).statusOf(request, readAt);
  return isFresh && status === 'PendingApproval' ? 'PendingApprovalProvisioning' : status;
}

/** The start of the window, also while the request waits; a removal has none, nor what an administrator must decide. */
function completed(request: ScheduleRequest, { isFresh, provisioningMs }: Reading): string | null {
  if (request.expiration === null || request.action === 'selfExtend' || request.action === 'selfRenew') return null;
  const { start } = askedWindow(request, request.createdAt, isLater(request) ? 0 : provisioningMs);
  return isFresh && !isLater(request) ? preciseTime(start, request.id) : trimmedTime(start);
}

/** A start asked for in the future is echoed; without approval any other becomes the time of provisioning. */
function scheduleInfo(request: ScheduleRequest, { provisioningMs }: Reading) {
  if (request.expiration === null) return null;
  const asked = request.start && trimmedTime(request.start);
  const provisioned = askedWindow(request, request.createdAt, provisioningMs).start;
  const begins = request.approvers || isLater(request) ? asked : preciseTime(provisioned, request.id);
  return { startDateTime: begins, recurrence: null, expiration: expirationJson(request.expiration) };
}

const isLater = ({ start, createdAt }: ScheduleRequest): boolean => start !== null && start > createdAt;

const expirationJson = (expiration: Expiration) => ({
  type: expiration.type,
  endDateTime: expiration.type === 'afterDateTime' ? trimmedTime(expiration.end) : null,
  duration: expiration.type === 'afterDuration' ? expiration.duration : null,
});
