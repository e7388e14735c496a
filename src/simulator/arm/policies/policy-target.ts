import type { Moment } from '../../moment.ts';
import type { Access } from '../../pim/model.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { nameBasedId } from '../../tenant/name-based-id.ts';

/** What one policy governs: a role at a scope. */
export interface PolicyTarget {
  readonly access: Access;
  /** The GUID that it has now: another one after every change (terraform-provider-azurerm). */
  readonly name: string;
  /** Every GUID that it has had. That earlier ones go on working is a guess, as for groups in Graph. */
  readonly names: readonly string[];
}

/** A role has a policy wherever it can be given. */
export const policyTargets = (scope: AzureScope, at: Moment): readonly PolicyTarget[] =>
  at.state.azure
    .roles()
    .filter(({ assignableScopes }) =>
      assignableScopes.some((upper) => at.state.azure.scopes.isAtOrAbove(upper, scope.id)),
    )
    .map(({ id }) => policyTarget({ role: id, scope: scope.id }, at));

function policyTarget(access: Access, { state }: Moment): PolicyTarget {
  const revision = state.azure.policies.revision(access);
  const names = Array.from({ length: revision + 1 }, (_, number) =>
    nameBasedId('azure policy', access.scope, access.role, String(number)),
  );
  return { access, name: names[revision] ?? '', names };
}
