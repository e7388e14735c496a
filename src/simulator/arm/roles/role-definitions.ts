import type { Moment } from '../../moment.ts';
import { comparisonsOf, parseFilter } from '../../odata/filter.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { AzureRole } from '../../tenant/azure/azure-tenant.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { ArmError, invalidFilter } from '../arm-error.ts';
import { openScope } from '../open-call.ts';
import { listAnswer, type Resource } from '../resource.ts';
import { requireRight } from '../rights.ts';
import { roleDefinitionId } from './role-definition-id.ts';

const PATH = '{+scope}/providers/Microsoft.Authorization/roleDefinitions';
const READ = 'Microsoft.Authorization/roleDefinitions/read';

/** Roles as they can be given at a scope. */
export const roleDefinitionRoutes = (world: World): readonly Route[] =>
  versioned('roles', [
    {
      method: 'GET',
      pattern: PATH,
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        requireRight(READ, place.id, caller, at);
        const isWanted = wanted(call, place, at);
        const rows = at.state.azure.roles().filter(isWanted);
        return listAnswer(
          call,
          rows.map((role) => roleDefinitionEntity(role, place, at)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        requireRight(READ, place.id, caller, at);
        const role = at.state.azure.role(name.toLowerCase());
        if (!role)
          throw new ArmError(
            404,
            'RoleDefinitionDoesNotExist',
            `The specified role definition with ID '${name}' does not exist.`,
          );
        return { status: 200, body: roleDefinitionEntity(role, place, at) };
      },
    },
  ]);

function roleDefinitionEntity(role: AzureRole, scope: AzureScope, { state }: Moment): Resource {
  const { displayName, description, isCustom, assignableScopes, permissions } = role;
  return {
    properties: {
      roleName: displayName,
      type: isCustom ? 'CustomRole' : 'BuiltInRole',
      description,
      assignableScopes,
      permissions: [permissions],
      createdOn: null,
      updatedOn: null,
      createdBy: null,
      updatedBy: null,
    },
    id: roleDefinitionId(role.id, scope.id, state.azure.scopes),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.id,
  };
}

/** `atScopeAndBelow()`, `type eq '…'`, `roleName eq '…'`, tied with `and`. */
function wanted({ query }: Call, { id }: AzureScope, { state }: Moment): (role: AzureRole) => boolean {
  const { scopes } = state.azure;
  const text = query.get('$filter');
  const filter = text === null ? undefined : parseFilter(text);
  if (text !== null && (!filter || filter.kind === 'or')) throw invalidFilter(text);
  const comparisons = filter ? comparisonsOf(filter) : [];
  const isBelow = comparisons.some(({ property }) => property.toLowerCase() === 'atscopeandbelow');
  const isInReach = ({ assignableScopes }: AzureRole) =>
    assignableScopes.some((upper) => scopes.isAtOrAbove(upper, id) || (isBelow && scopes.isAtOrAbove(id, upper)));
  const tests = comparisons.map(({ property, operator, values }): ((role: AzureRole) => boolean) => {
    const value = String(values[0]).toLowerCase();
    if (operator === '()' && property.toLowerCase() === 'atscopeandbelow') return () => true;
    if (operator === 'eq' && property === 'roleName') return ({ displayName }) => displayName.toLowerCase() === value;
    if (operator === 'eq' && property === 'type') return ({ isCustom }) => isCustom === (value === 'customrole');
    throw invalidFilter(text ?? '');
  });
  return (role) => isInReach(role) && tests.every((test) => test(role));
}
