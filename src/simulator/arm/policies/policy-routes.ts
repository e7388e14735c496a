import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import { isInForce } from '../../pim/window.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned, versionIn } from '../api-versions.ts';
import { insufficientPermissions, resourceNotFound } from '../arm-error.ts';
import { openPim } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { mayDo, RIGHTS } from '../rights.ts';
import { fits, readListFilter } from '../schedules/list-filter.ts';
import { ASSIGNMENTS, POLICIES, policyAssignmentEntity, policyEntity } from './policy-entities.ts';
import { type PolicyTarget, policyTargets } from './policy-target.ts';
import { policyWriteRoutes } from './write-routes.ts';

const PATH = '{+scope}/providers/Microsoft.Authorization';

/** Policies and their assignments, one for each role that a scope has. */
export const policyRoutes = (world: World): readonly Route[] =>
  versioned('pim', [...readRoutes(world), ...policyWriteRoutes(world)]);

function readRoutes(world: World): readonly Route[] {
  const withRules = ({ query }: Call) => ({ withRules: versionIn(query) !== '2020-10-01-preview' });
  return [
    {
      method: 'GET',
      pattern: `${PATH}/${POLICIES}`,
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const targets = filtered(call, readable(place, caller, at));
        return listAnswer(
          call,
          targets.map((one) => policyEntity(one, one.name, place, at)),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/${POLICIES}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const target = named(name, readable(place, caller, at));
        return { status: 200, body: policyEntity(target, name.toLowerCase(), place, at) };
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/${ASSIGNMENTS}`,
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const targets = filtered(call, readable(place, caller, at));
        return listAnswer(
          call,
          targets.map((one) => policyAssignmentEntity(one, place, at, withRules(call))),
          world.knobs,
        );
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/${ASSIGNMENTS}/{name}`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const [policy = '', role] = name.toLowerCase().split('_');
        const target = readable(place, caller, at).find(
          ({ names, access }) => names.includes(policy) && access.role === role,
        );
        if (!target) throw resourceNotFound(`Microsoft.Authorization/${ASSIGNMENTS}`, name);
        return { status: 200, body: policyAssignmentEntity(target, place, at, withRules(call)) };
      },
    },
  ];
}

/** The filter is not documented, and works on both lists. */
function filtered(call: Call, targets: readonly PolicyTarget[]): readonly PolicyTarget[] {
  const filter = readListFilter(call, { name: POLICIES, functions: [], comparable: ['roleDefinitionId'] });
  return targets.filter(({ access }) => fits(filter, { roleDefinitionId: access.role }));
}

/** Who may read there sees all of them; who is eligible there, those of the roles in question: a guess, after what the portal shows. */
function readable(scope: AzureScope, caller: Caller, at: Moment): readonly PolicyTarget[] {
  const targets = policyTargets(scope, at);
  if (mayDo(RIGHTS.read, scope.id, caller, at)) return targets;
  const { pim, scopes } = at.state.azure;
  const eligible = new Set(
    [caller.id, ...at.state.memberships.groupsOf(caller.id, at.now)]
      .flatMap((holder) => pim.schedulesOf('eligibility', holder, at.now))
      .filter((held) => isInForce(held, at.now) && scopes.isAtOrAbove(held.access.scope, scope.id))
      .map(({ access }) => access.role),
  );
  if (eligible.size === 0) throw insufficientPermissions(caller.id);
  return targets.filter(({ access }) => eligible.has(access.role));
}

function named(name: string, targets: readonly PolicyTarget[]): PolicyTarget {
  const target = targets.find(({ names }) => names.includes(name.toLowerCase()));
  if (!target) throw resourceNotFound(`Microsoft.Authorization/${POLICIES}`, name);
  return target;
}
