import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { Json } from '../../odata/entity.ts';
import { comparisonsOf, parseFilter } from '../../odata/filter.ts';
import { isInForce } from '../../pim/window.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { invalidFilter } from '../arm-error.ts';
import { openPim } from '../open-call.ts';
import { listAnswer } from '../resource.ts';

const TYPES = ['managementgroup', 'subscription', 'resourcegroup'];

/** The scopes right below on which the caller could activate something, without any role that would show them. */
export const eligibleChildRoutes = (world: World): readonly Route[] =>
  versioned('pim', [
    {
      method: 'GET',
      pattern: '{+scope}/providers/Microsoft.Authorization/eligibleChildResources',
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const types = wantedTypes(call);
        const { scopes } = at.state.azure;
        const held = eligibleScopes(caller, at);
        // Not documented: all levels below, not the next one only.
        const isDeep = call.query.get('$getAllChildren')?.toLowerCase() === 'true';
        const below = isDeep ? descendants(place, at) : scopes.children(place.id);
        const rows = below.filter(
          ({ id, type }) => types.includes(type) && scopes.upwards(id).some((upper) => held.has(upper.id)),
        );
        return listAnswer(call, rows.map(childJson), world.knobs);
      },
    },
  ]);

const childJson = ({ displayName, id, type }: AzureScope): Json => ({ name: displayName, id, type });

export function descendants(scope: AzureScope, at: Moment): readonly AzureScope[] {
  return at.state.azure.scopes.children(scope.id).flatMap((child) => [child, ...descendants(child, at)]);
}

function eligibleScopes(caller: Caller, { state, now }: Moment): ReadonlySet<string> {
  const held = [caller.id, ...state.memberships.groupsOf(caller.id, now)]
    .flatMap((holder) => state.azure.pim.schedulesOf('eligibility', holder, now))
    .filter((one) => isInForce(one, now));
  return new Set(held.map(({ access }) => access.scope));
}

/** `resourceType eq 'Subscription' or resourceType eq 'ResourceGroup'`; all of them without a filter. */
function wantedTypes({ query }: Call): readonly string[] {
  const text = query.get('$filter');
  if (text === null) return TYPES;
  const filter = parseFilter(text);
  const comparisons = filter ? comparisonsOf(filter) : [];
  const types = comparisons.map(({ values }) => String(values[0]).toLowerCase());
  const isKnown = comparisons.every(({ property, operator }) => property === 'resourceType' && operator === 'eq');
  if (types.length === 0 || !isKnown || !types.every((type) => TYPES.includes(type))) throw invalidFilter(text);
  return types;
}
