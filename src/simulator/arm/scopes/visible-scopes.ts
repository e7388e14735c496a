import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import { isInForce } from '../../pim/window.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';

/** Whether somebody sees a scope: with any role in force there, above it or below it. What one is only eligible for is not seen. */
export function visibleTo(caller: Caller, { state, now }: Moment): (scope: AzureScope) => boolean {
  const { pim, scopes } = state.azure;
  const held = [caller.id, ...state.memberships.groupsOf(caller.id, now)]
    .flatMap((holder) => pim.schedulesOf('assignment', holder, now))
    .filter((one) => isInForce(one, now))
    .map(({ access }) => access.scope);
  return ({ id }) => held.some((one) => scopes.isAtOrAbove(one, id) || scopes.isAtOrAbove(id, one));
}
