import type { FilterRules } from '../odata/query.ts';
import { isInForce, isOver, type Schedule } from '../pim/schedules.ts';
import type { Caller } from './caller.ts';
import type { EntitySet, Moment } from './entity-set.ts';
import {
  assignmentInstanceEntity,
  assignmentScheduleEntity,
  eligibilityInstanceEntity,
  eligibilityScheduleEntity,
} from './schedule-entities.ts';

const assignmentReaders = [
  'RoleAssignmentSchedule.Read.Directory',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
];
const eligibilityReaders = [
  'RoleEligibilitySchedule.Read.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
];

const comparable = ['principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId', 'memberType'];
const filters = (...more: readonly string[]): FilterRules => ({
  operators: Object.fromEntries([...comparable, ...more].map((name) => [name, ['eq', 'ne']])),
  largestOr: 0,
  notAlone: [],
});

/** Grants in force now and later. */
const current = (schedules: readonly Schedule[], { now }: Moment) => schedules.filter((one) => !isOver(one, now));
/** Grants in force now. */
const inForce = (schedules: readonly Schedule[], { now }: Moment) => schedules.filter((one) => isInForce(one, now));

/** What somebody holds oneself or through a group. That a group's row keeps the group's id and says `Group` is a guess. */
const own = {
  principal: (row: Schedule, caller: Caller, { state }: Moment): Schedule | undefined => {
    if (row.principalId === caller.id) return row;
    return state.directory.groupsOf(caller.id).includes(row.principalId) ? { ...row, memberType: 'Group' } : undefined;
  },
};

export const assignmentSchedules: EntitySet<Schedule> = {
  name: 'roleAssignmentSchedules',
  type: 'unifiedRoleAssignmentSchedule',
  permissions: assignmentReaders,
  filters: filters('assignmentType'),
  ownFilters: filters('assignmentType'),
  rows: (at) => current(at.state.roles.assignmentSchedules(), at),
  entity: (row, { state, now }) => assignmentScheduleEntity(row, state, now),
  own,
};

export const assignmentInstances: EntitySet<Schedule> = {
  name: 'roleAssignmentScheduleInstances',
  type: 'unifiedRoleAssignmentScheduleInstance',
  permissions: assignmentReaders,
  filters: filters('assignmentType', 'roleAssignmentOriginId', 'roleAssignmentScheduleId'),
  ownFilters: filters('assignmentType', 'roleAssignmentOriginId', 'roleAssignmentScheduleId'),
  rows: (at) => inForce(at.state.roles.assignmentSchedules(), at),
  entity: (row, { state }) => assignmentInstanceEntity(row, state),
  own,
};

export const eligibilitySchedules: EntitySet<Schedule> = {
  name: 'roleEligibilitySchedules',
  type: 'unifiedRoleEligibilitySchedule',
  permissions: eligibilityReaders,
  filters: filters(),
  ownFilters: filters(),
  rows: (at) => current(at.state.roles.eligibilitySchedules(), at),
  entity: (row, { state, now }) => eligibilityScheduleEntity(row, state, now),
  own,
};

export const eligibilityInstances: EntitySet<Schedule> = {
  name: 'roleEligibilityScheduleInstances',
  type: 'unifiedRoleEligibilityScheduleInstance',
  permissions: eligibilityReaders,
  filters: filters('roleEligibilityScheduleId'),
  ownFilters: filters('roleEligibilityScheduleId'),
  rows: (at) => inForce(at.state.roles.eligibilitySchedules(), at),
  entity: (row, { state }) => eligibilityInstanceEntity(row, state),
  own,
};
