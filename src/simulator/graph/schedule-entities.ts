import type { Entity } from '../odata/entity.ts';
import type { Schedule } from '../pim/schedules.ts';
import { isInForce } from '../pim/schedules.ts';
import { mintInstanceId } from '../tenant/instance-id.ts';
import type { TenantState } from '../world.ts';
import { principalEntity, scopeEntity } from './principal-entity.ts';
import { roleDefinitionEntity } from './role-definition-entity.ts';
import { graphTime, preciseTime } from './timestamps.ts';

export function assignmentScheduleEntity(schedule: Schedule, state: TenantState, now: Date): Entity {
  return {
    type: 'unifiedRoleAssignmentSchedule',
    properties: {
      ...scheduleProperties(schedule, now),
      assignmentType: schedule.assignmentType,
      ...tail(schedule, now),
    },
    navigation: { ...commonNavigation(schedule, state), activatedUsing: () => usedEligibility(schedule, state, now) },
  };
}

export function eligibilityScheduleEntity(schedule: Schedule, state: TenantState, now: Date): Entity {
  return {
    type: 'unifiedRoleEligibilitySchedule',
    properties: { ...scheduleProperties(schedule, now), ...tail(schedule, now) },
    navigation: commonNavigation(schedule, state),
  };
}

export function assignmentInstanceEntity(schedule: Schedule, state: TenantState): Entity {
  const id = mintInstanceId(schedule.access, schedule.principalId);
  return {
    type: 'unifiedRoleAssignmentScheduleInstance',
    properties: {
      id,
      ...accessProperties(schedule),
      startDateTime: schedule.createdUsing ? graphTime(schedule.start) : null,
      endDateTime: schedule.end && graphTime(schedule.end),
      assignmentType: schedule.assignmentType,
      memberType: schedule.memberType,
      roleAssignmentOriginId: id,
      roleAssignmentScheduleId: schedule.id,
    },
    navigation: {
      ...commonNavigation(schedule, state),
      activatedUsing: () => {
        const eligibility = eligibilityOf(schedule, state);
        return eligibility ? eligibilityInstanceEntity(eligibility, state) : null;
      },
    },
  };
}

export function eligibilityInstanceEntity(schedule: Schedule, state: TenantState): Entity {
  return {
    type: 'unifiedRoleEligibilityScheduleInstance',
    properties: {
      id: `${mintInstanceId(schedule.access, schedule.principalId)}-e`,
      ...accessProperties(schedule),
      startDateTime: graphTime(schedule.start),
      endDateTime: schedule.end && graphTime(schedule.end),
      memberType: schedule.memberType,
      roleEligibilityScheduleId: schedule.id,
    },
    navigation: commonNavigation(schedule, state),
  };
}

/** What a schedule with this id is, as an entity. */
export function usedEligibility(schedule: Schedule, state: TenantState, now: Date): Entity | null {
  const eligibility = eligibilityOf(schedule, state);
  return eligibility ? eligibilityScheduleEntity(eligibility, state, now) : null;
}

export const commonNavigation = (
  { principalId, access }: Pick<Schedule, 'principalId' | 'access'>,
  { directory }: TenantState,
) => ({
  principal: () => principalEntity(directory, principalId),
  roleDefinition: () => {
    const role = directory.role(access.role);
    return role ? roleDefinitionEntity(role) : null;
  },
  directoryScope: () => scopeEntity(directory, access.scope),
  appScope: () => null,
});

export const accessProperties = ({ principalId, access }: Pick<Schedule, 'principalId' | 'access'>) => ({
  principalId,
  roleDefinitionId: access.role,
  directoryScopeId: access.scope,
  appScopeId: null,
});

const eligibilityOf = ({ restsOn }: Schedule, { roles }: TenantState): Schedule | undefined =>
  roles.eligibilitySchedules().find(({ id }) => id === restsOn);

const scheduleProperties = (schedule: Schedule, now: Date) => ({
  id: schedule.id,
  ...accessProperties(schedule),
  createdUsing: schedule.createdUsing,
  createdDateTime: schedule.createdUsing && graphTime(schedule.start),
  modifiedDateTime: null,
  status: isInForce(schedule, now) ? 'Provisioned' : 'Granted',
});

/** One made outside PIM has no start of its own; Graph shows the time of the reading. */
const tail = (schedule: Schedule, now: Date) => ({
  memberType: schedule.memberType,
  scheduleInfo: {
    startDateTime: schedule.createdUsing ? graphTime(schedule.start) : preciseTime(now, schedule.principalId),
    recurrence: null,
    expiration: {
      type: schedule.end ? 'afterDateTime' : 'noExpiration',
      endDateTime: schedule.end && graphTime(schedule.end),
      duration: null,
    },
  },
});
