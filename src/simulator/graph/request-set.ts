import type { ScheduleRequest } from '../pim/model.ts';
import type { Caller } from './caller.ts';
import type { EntitySet, Moment } from './entity-set.ts';
import { requestEntity } from './request-entity.ts';
import { isDefaultApprover } from './roles-of-caller.ts';

const comparable = [
  'principalId',
  'roleDefinitionId',
  'directoryScopeId',
  'appScopeId',
  'targetScheduleId',
  'status',
  'id',
];
const operators = Object.fromEntries(comparable.map((name) => [name, ['eq', 'ne']]));

/** Activation requests. Read-only permissions do not open it, whatever Microsoft Learn says. */
export const assignmentRequests: EntitySet<ScheduleRequest> = {
  name: 'roleAssignmentScheduleRequests',
  type: 'unifiedRoleAssignmentScheduleRequest',
  permissions: ['RoleAssignmentSchedule.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'],
  filters: { operators, largestOr: 0, notAlone: ['status'] },
  ownFilters: { operators, largestOr: 0, notAlone: [] },
  rows: ({ state }) => state.roles.requests(),
  entity: (row, at) => requestEntity(row, at),
  own: {
    principal: (row, caller) => (row.principalId === caller.id ? row : undefined),
    createdBy: (row, caller) => (row.createdBy === caller.id ? row : undefined),
    approver: (row, caller, at) => (isApprover(row, caller, at) ? row : undefined),
  },
};

/** Nobody approves a request of one's own. */
export function isApprover(request: ScheduleRequest, caller: Caller, { state, now }: Moment): boolean {
  if (request.action !== 'selfActivate' || !request.approvers || request.principalId === caller.id) return false;
  if (request.approvers.length === 0) return isDefaultApprover(caller, state, now);
  return state.directory.isAmong(caller.id, request.approvers);
}
