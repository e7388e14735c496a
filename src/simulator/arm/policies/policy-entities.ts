import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import { trimmedTime } from '../../timestamps.ts';
import { authorizationId, pimResource, type Resource } from '../resource.ts';
import { roleDefinitionId } from '../roles/role-definition-id.ts';
import { roleJson, scopeJson } from '../schedules/expanded-properties.ts';
import type { PolicyTarget } from './policy-target.ts';
import { rulesJson } from './rule-json.ts';

export const POLICIES = 'roleManagementPolicies';
export const ASSIGNMENTS = 'roleManagementPolicyAssignments';

/** The policy of a role at a scope, under the GUID it was asked for. What holds is what was set. */
export function policyEntity({ access }: PolicyTarget, name: string, scope: AzureScope, at: Moment): Resource {
  const rules = rulesJson(at.state.azure.policies.policyFor(access), at.state.directory);
  return pimResource(scope.id, POLICIES, name, {
    scope: scope.id,
    isOrganizationDefault: false,
    ...lastModified(access, at),
    rules,
    effectiveRules: rules,
    policyProperties: { scope: scopeJson(scope.id, at) },
  });
}

/** Which policy governs a role. On the wire its id and type are in the singular, its address is not. */
export function policyAssignmentEntity(
  { access, name }: PolicyTarget,
  scope: AzureScope,
  at: Moment,
  { withRules }: { readonly withRules: boolean },
): Resource {
  const policyId = authorizationId(scope.id, POLICIES, name);
  return pimResource(scope.id, ASSIGNMENTS.slice(0, -1), `${name}_${access.role}`, {
    scope: scope.id,
    roleDefinitionId: roleDefinitionId(access.role, access.scope, at.state.azure.scopes),
    policyId,
    effectiveRules: withRules ? rulesJson(at.state.azure.policies.policyFor(access), at.state.directory) : null,
    policyAssignmentProperties: {
      scope: scopeJson(scope.id, at),
      roleDefinition: roleJson(access, at),
      policy: { id: policyId, ...lastModified(access, at) },
    },
  });
}

/** As Microsoft shipped it, it was some "Admin" at no time. */
function lastModified(access: PolicyTarget['access'], { state }: Moment): Json {
  const change = state.azure.policies.lastChange(access);
  if (!change) return { lastModifiedBy: { displayName: 'Admin' } };
  const found = state.directory.object(change.by);
  const person = found?.kind === 'person' ? found.person : undefined;
  const displayName = found?.kind === 'application' ? found.application.displayName : person?.displayName;
  return {
    lastModifiedDateTime: trimmedTime(change.at),
    lastModifiedBy: {
      id: change.by,
      displayName,
      type: person ? 'User' : 'ServicePrincipal',
      email: person && (person.mail ?? person.userPrincipalName),
    },
  };
}
