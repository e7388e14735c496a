import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { Knobs } from '../../pim/knobs.ts';
import type { Action, Expiration, ScheduleRequest } from '../../pim/model.ts';
import { askedWindow } from '../../pim/window.ts';
import { preciseTime, trimmedTime } from '../../timestamps.ts';
import { authorizationId, pimResource, type Resource } from '../resource.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';
import { expandedProperties, principalType } from './expanded-properties.ts';
import { HALVES } from './layers.ts';
import { conditionJson } from './schedule-entity.ts';

/** A schedule request as Azure shows it; the status is as old as `readAt`, unless it is said. */
export function requestEntity(
  request: ScheduleRequest,
  at: Moment,
  knobs: Knobs,
  { readAt, status }: { readonly readAt: Date; readonly status?: string },
): Resource {
  const { kind, id, access, principalId, approvers } = request;
  const { azure, directory } = at.state;
  const { requests } = HALVES[kind];
  return pimResource(access.scope, requests.name, id, {
    ...linksJson(request, at),
    scope: access.scope,
    roleDefinitionId: roleDefinitionId(access.role, access.scope, azure.scopes),
    principalId,
    principalType: principalType(principalId, directory),
    requestType: pascal(request.action),
    status: status ?? azure.pim.statusOf(request, readAt),
    approvalId: approvers && authorizationId('/', 'roleAssignmentApprovals', id),
    scheduleInfo: scheduleInfo(request, knobs),
    ticketInfo: { ticketNumber: request.ticket.number, ticketSystem: request.ticket.system },
    justification: request.justification,
    ...conditionJson(request.condition),
    requestorId: request.createdBy,
    createdOn: preciseTime(request.createdAt, id),
    expandedProperties: expandedProperties(principalId, access, at, knobs.azure.recordings),
  });
}

/** What it makes or changes, and the eligibility it rests on. A removal names neither. */
function linksJson({ kind, id, access, action, targetId, restsOn, expiration }: ScheduleRequest, at: Moment): Json {
  const { schedules, targetLink } = HALVES[kind];
  const eligibility = restsOn === null ? undefined : at.state.azure.pim.schedule('eligibility', restsOn, at.now);
  const target = CHANGES.has(action) ? id : targetId;
  return {
    linkedRoleEligibilityScheduleId:
      eligibility && authorizationId(eligibility.access.scope, HALVES.eligibility.schedules.name, eligibility.id),
    [targetLink]: target !== null && expiration !== null ? authorizationId(access.scope, schedules.name, target) : null,
  };
}

/** What they change becomes a schedule with their own id. */
const CHANGES: ReadonlySet<Action> = new Set(['adminUpdate', 'adminExtend']);

/** A start that is now or past is moved to the time of the work; times have an offset here, and only here. */
function scheduleInfo({ id, start, expiration, createdAt }: ScheduleRequest, { provisioningMs }: Knobs): Json | null {
  if (expiration === null) return null;
  const isLater = start !== null && start > createdAt;
  const begins = askedWindow({ start, expiration }, createdAt, isLater ? 0 : provisioningMs).start;
  return {
    startDateTime: withOffset(isLater ? trimmedTime(begins) : preciseTime(begins, id)),
    expiration: expirationJson(expiration),
  };
}

const expirationJson = (expiration: Expiration): Json => ({
  type: pascal(expiration.type),
  endDateTime: expiration.type === 'afterDateTime' ? withOffset(trimmedTime(expiration.end)) : null,
  duration: expiration.type === 'afterDuration' ? expiration.duration : null,
});

const withOffset = (time: string): string => time.replace(/Z$/, '+00:00');

const pascal = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
