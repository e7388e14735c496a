import { durationMs, parseIsoDuration } from '../../core/iso-duration.ts';
import type {
  Assignment,
  Eligibility,
  MemberType,
  Role,
  ScheduleRequest,
  ScheduleRequestDraft,
} from '../../pim/index.ts';
import { scopeOf } from './scope.ts';
import type {
  AssignmentInstance,
  AssignmentScheduleRequest,
  AssignmentScheduleRequestBody,
  EligibilityInstance,
} from './wire.ts';

export function eligibilityOf(wire: EligibilityInstance): Eligibility {
  return {
    provider: 'entra-role',
    role: roleOf(wire),
    scope: scopeOf(wire),
    memberType: memberTypeOf(wire.memberType),
    startsAt: dateOf(wire.startDateTime),
    endsAt: dateOf(wire.endDateTime),
  };
}

export function assignmentOf(wire: AssignmentInstance): Assignment {
  return {
    ...eligibilityOf(wire),
    // Anything but a clear `Activated` counts as assigned: only an activation may be offered for deactivation.
    assignmentType: wire.assignmentType?.toLowerCase() === 'activated' ? 'activated' : 'assigned',
    scheduleId: wire.roleAssignmentScheduleId ?? wire.id,
  };
}

export function requestOf(wire: AssignmentScheduleRequest): ScheduleRequest {
  return {
    id: wire.id,
    action: wire.action,
    status: wire.status,
    target: { provider: 'entra-role', roleId: wire.roleDefinitionId, scopeId: scopeOf(wire).id },
    principalId: wire.principalId,
    createdAt: dateOf(wire.createdDateTime),
    startsAt: dateOf(wire.scheduleInfo?.startDateTime),
    endsAt: endOf(wire.scheduleInfo),
    justification: wire.justification ?? undefined,
    targetScheduleId: wire.targetScheduleId ?? undefined,
  };
}

/** No start time: the service then starts at once by its own clock, and ours may be wrong. */
export function bodyOf(draft: ScheduleRequestDraft): AssignmentScheduleRequestBody {
  const { action, target, principalId } = draft;
  const common = { action, principalId, roleDefinitionId: target.roleId, directoryScopeId: target.scopeId };
  if (draft.action === 'selfDeactivate') return common;
  return {
    ...common,
    scheduleInfo: { expiration: { type: 'afterDuration', duration: draft.duration } },
    ...(draft.justification && { justification: draft.justification }),
    ...(draft.ticket && {
      ticketInfo: { ticketNumber: draft.ticket.ticketNumber, ticketSystem: draft.ticket.ticketSystem ?? null },
    }),
  };
}

const roleOf = (wire: EligibilityInstance): Role => ({
  id: wire.roleDefinitionId,
  name: wire.roleDefinition?.displayName || wire.roleDefinitionId,
});

/** Roles write `Direct`, groups write `direct`: read without case. */
function memberTypeOf(wire: string | null | undefined): MemberType {
  const value = wire?.toLowerCase();
  return value === 'group' || value === 'inherited' ? value : 'direct';
}

function endOf(info: AssignmentScheduleRequest['scheduleInfo']): Date | undefined {
  const expiration = info?.expiration;
  if (expiration?.endDateTime) return dateOf(expiration.endDateTime);
  const start = dateOf(info?.startDateTime);
  const duration = expiration?.duration ? parseIsoDuration(expiration.duration) : undefined;
  return start && duration ? new Date(start.getTime() + durationMs(duration)) : undefined;
}

function dateOf(wire: string | null | undefined): Date | undefined {
  if (!wire) return undefined;
  const date = new Date(wire);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
