import type { Caller } from '../caller.ts';
import type { Moment } from '../moment.ts';
import { isInForce } from '../pim/window.ts';
import type { AzurePermissions, AzureRole } from '../tenant/azure/azure-tenant.ts';
import { ArmError } from './arm-error.ts';

const AUTHORIZATION = 'Microsoft.Authorization';

/** What PIM asks for: reading other people's rows, administering them, changing policies. */
export const RIGHTS = {
  read: `${AUTHORIZATION}/roleAssignmentSchedules/read`,
  administer: `${AUTHORIZATION}/roleAssignmentScheduleRequests/write`,
  changePolicy: `${AUTHORIZATION}/roleManagementPolicies/write`,
} as const;

/** The roles that the caller holds at the scope, there or above, oneself or through groups: assigned or activated, in force now. */
export function rolesInForce(scope: string, { id }: Pick<Caller, 'id'>, { state, now }: Moment): readonly AzureRole[] {
  const { pim, scopes, role } = state.azure;
  return [id, ...state.memberships.groupsOf(id, now)]
    .flatMap((holder) => pim.schedulesOf('assignment', holder, now))
    .filter((held) => isInForce(held, now) && scopes.isAtOrAbove(held.access.scope, scope))
    .flatMap((held) => role(held.access.role) ?? []);
}

/** Whether one of them permits the action. Conditions are not evaluated. */
export const mayDo = (action: string, scope: string, caller: Pick<Caller, 'id'>, at: Moment): boolean =>
  rolesInForce(scope, caller, at).some(({ permissions }) => permits(permissions, action));

/** Throws the 403 with which Azure Resource Manager refuses before PIM is asked. */
export function requireRight(action: string, scope: string, caller: Caller, at: Moment): void {
  if (!mayDo(action, scope, caller, at)) throw authorizationFailed(action, scope, caller, at);
}

export function authorizationFailed(action: string, scope: string, { id }: Caller, { state }: Moment): ArmError {
  const found = state.directory.object(id);
  const name =
    found?.kind === 'person'
      ? found.person.userPrincipalName
      : found?.kind === 'application'
        ? found.application.appId
        : id;
  return new ArmError(
    403,
    'AuthorizationFailed',
    `The client '${name}' with object id '${id}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}

const permits = ({ actions, notActions }: AzurePermissions, action: string): boolean =>
  actions.some((pattern) => fits(pattern, action)) && !notActions.some((pattern) => fits(pattern, action));

/** `*` stands for any text, slashes too. */
function fits(pattern: string, action: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(action);
}
