import type { Moment } from '../../moment.ts';
import { refusals } from '../../pim/refusal.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { ScopeTree } from '../../tenant/azure/scope-tree.ts';
import { ArmError } from '../arm-error.ts';
import { authorizationId } from '../resource.ts';

/** As the service writes it: with the subscription the scope is in, else with none. */
export const roleDefinitionId = (role: string, scope: string, scopes: ScopeTree): string =>
  authorizationId(scopes.subscriptionOf(scope)?.id ?? '/', 'roleDefinitions', role);

/**
 * The GUID of the role that is meant at a scope. Variants are taken: without the first slash, without any scope, with a scope
 * above. Throws `PimRefusal` or `ArmError`.
 */
export function readRoleDefinitionId(written: string, scope: AzureScope, { state }: Moment): string {
  const [, prefix, guid] =
    /^(.*?)\/?providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i.exec(written) ?? [];
  if (prefix === undefined || guid === undefined) throw refusals.malformed();
  const { scopes, role } = state.azure;
  const found = role(guid.toLowerCase());
  if (!found) throw refusals.roleNotFound();
  const named = scopes.find(prefix);
  const isInReach = (upper: string) => scopes.isAtOrAbove(upper, scope.id);
  if (!named || !isInReach(named.id) || !found.assignableScopes.some(isInReach))
    throw new ArmError(
      400,
      'ScopeDoesNotMatchRoleDefinition',
      `The role definition '${written}' does not match the scope '${scope.id}'.`,
    );
  return found.id;
}
