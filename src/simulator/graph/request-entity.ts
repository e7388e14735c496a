import type { Entity } from '../odata/entity.ts';
import type { Activation, Expiration, ScheduleRequest } from '../pim/model.ts';
import { windowOf } from '../pim/schedules.ts';
import type { TenantState } from '../world.ts';
import {
  accessProperties,
  assignmentScheduleEntity,
  commonNavigation,
  eligibilityScheduleEntity,
} from './schedule-entities.ts';
import { graphTime, preciseTime } from './timestamps.ts';

interface Reading {
  readonly state: TenantState;
  readonly now: Date;
  /** The answer to the POST that made it differs from every later one. */
  readonly fresh?: boolean;
  readonly isValidationOnly?: boolean;
}

/** A schedule request as Graph shows it. */
export function requestEntity(request: ScheduleRequest, reading: Reading): Entity {
  const { state, now } = reading;
  const { createdAt, id } = request;
  return {
    type: 'unifiedRoleAssignmentScheduleRequest',
    properties: {
      id,
      status: statusOf(request, reading),
      createdDateTime: reading.fresh ? preciseTime(createdAt, id) : graphTime(createdAt),
      completedDateTime: completed(request, reading),
      approvalId: request.action === 'selfActivate' && request.approvers ? id : null,
      customData: request.customData,
      action: request.action,
      ...accessProperties(request),
      isValidationOnly: reading.isValidationOnly ?? false,
      targetScheduleId: request.action === 'selfActivate' ? id : null,
      justification: request.justification,
      createdBy: { application: null, device: null, user: { displayName: null, id: request.createdBy } },
      scheduleInfo: request.action === 'selfActivate' ? scheduleInfo(request) : null,
      ticketInfo: { ticketNumber: request.ticket.number, ticketSystem: request.ticket.system },
    },
    navigation: {
      ...commonNavigation(request, state),
      activatedUsing: () => {
        const eligibility =
          request.action === 'selfActivate' &&
          state.roles.eligibilitySchedules().find((one) => one.id === request.restsOn);
        return eligibility ? eligibilityScheduleEntity(eligibility, state, now) : null;
      },
      targetSchedule: () => {
        const schedule = state.roles.assignmentSchedules().find((one) => one.id === id);
        return schedule ? assignmentScheduleEntity(schedule, state, now) : null;
      },
    },
  };
}

/** The POST says for a moment that the approval itself is still being set up. */
function statusOf(request: ScheduleRequest, { state, now, fresh }: Reading): string {
  const status = state.roles.statusOf(request, now);
  return fresh && status === 'PendingApproval' ? 'PendingApprovalProvisioning' : status;
}

/** The start of the window, also while the request waits; a deactivation has none. */
function completed(request: ScheduleRequest, { fresh }: Reading): string | null {
  if (request.action === 'selfDeactivate') return null;
  const { start } = windowOf(request);
  return fresh && !isLater(request) ? preciseTime(start, request.id) : graphTime(start);
}

/** A start asked for in the future is echoed; without approval any other becomes the time of provisioning. */
function scheduleInfo(request: Activation) {
  const asked = request.start && graphTime(request.start);
  const begins = request.approvers || isLater(request) ? asked : preciseTime(request.createdAt, request.id);
  return { startDateTime: begins, recurrence: null, expiration: expirationJson(request.expiration) };
}

const isLater = ({ start, createdAt }: Activation): boolean => start !== null && start > createdAt;

const expirationJson = (expiration: Expiration) => ({
  type: expiration.type,
  endDateTime: expiration.type === 'afterDateTime' ? graphTime(expiration.end) : null,
  duration: expiration.type === 'afterDuration' ? expiration.duration : null,
});
