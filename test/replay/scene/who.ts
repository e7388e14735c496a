import { CAST } from '../reading/cast.ts';
import { isJson, type Json, part, type Reading, text } from '../reading/reading.ts';
import type { Condition } from './conditions.ts';
import { accessOf } from './grants.ts';
import type { Who } from './scene.ts';

/** Enough for every route; least first where one opens two. */
const PERMISSIONS = [
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.Directory',
  'RoleManagement.Read.Directory',
  'RoleManagementAlert.ReadWrite.Directory',
  'PrivilegedAccess.ReadWrite.AzureAD',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
] as const;

export const personNamed = (personId: string): Who => ({
  personId,
  permissions: PERMISSIONS,
  isAdministrator: false,
});

export const administrator = (personId: string = CAST.administrator): Who => ({
  ...personNamed(personId),
  isAdministrator: true,
});

/** Reads without a role of its own, which would stand in the lists that it reads. */
const APPLICATION: Who = { personId: null, permissions: PERMISSIONS, isAdministrator: false };

/** Who made an example's own request. */
export function callerOf(reading: Reading, condition: Condition): Who {
  const who = condition.isBystander ? personNamed(firstPrincipal(reading)) : usualCaller(reading);
  return condition.permissions ? { ...who, permissions: condition.permissions } : who;
}

function usualCaller(reading: Reading): Who {
  const { example, rows } = reading;
  const body = isJson(example.requestBody) ? example.requestBody : {};
  if (/filterByCurrentUser\(on='approver'\)|Approvals\//i.test(example.url)) return personNamed(approverIn(rows));
  if (/filterByCurrentUser/i.test(example.url)) return personNamed(firstPrincipal(reading));
  if (/^self/i.test(String(body.action))) return personNamed(accessOf(body, reading).principal);
  if (example.method === 'GET') return APPLICATION;
  return administrator(text(part(part(rows[0] ?? {}, 'createdBy'), 'user'), 'id'));
}

/** Who decided, where somebody did. */
function approverIn(rows: readonly Json[]): string {
  const [decided] = [rows[0]?.steps ?? rows[0]?.stages].flat().filter(isJson);
  return (decided && text(part(decided, 'reviewedBy'), 'id')) ?? CAST.approver;
}

const firstPrincipal = ({ rows, filter }: Reading): string =>
  rows.map((row) => text(row, 'principalId')).find(Boolean) ?? filter.principalId ?? CAST.requester;
