import type { Entity } from '../odata/entity.ts';
import { requiredValue } from '../odata/filter.ts';
import type { FilterRules } from '../odata/query.ts';
import { refusals } from '../pim/refusal.ts';
import type { Call } from '../server/call.ts';
import { NotServed } from '../server/not-served.ts';
import type { Route } from '../server/routes.ts';
import type { Role } from '../tenant/tenant.ts';
import type { TenantState, World } from '../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from './answer-query.ts';
import { authenticate, requirePermission } from './caller.ts';
import { GraphError, invalidFilter } from './graph-error.ts';
import { policyAssignmentEntity, policyEntity, ROLE_SCOPE_TYPES } from './policy-entities.ts';

const POLICIES = 'policies/roleManagementPolicies';
const ASSIGNMENTS = 'policies/roleManagementPolicyAssignments';

/** That every signed-in person with the permission may read them, without any role, is a guess. */
const READERS = [
  'RoleManagementPolicy.Read.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.Directory',
];

const scoped = { scopeId: ['eq'], scopeType: ['eq'] };
const POLICY_FILTERS: FilterRules = { operators: scoped, largestOr: 0, notAlone: [] };
/** Longer ones have been seen to be refused; how long exactly is not known. */
const ASSIGNMENT_FILTERS: FilterRules = {
  operators: { ...scoped, roleDefinitionId: ['eq'], policyId: ['eq'] },
  largestOr: 15,
  notAlone: [],
};

export function policyRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', pattern: `/v1.0/${POLICIES}`, handler: list(world, POLICIES, POLICY_FILTERS, policyEntity) },
    { method: 'GET', pattern: `/v1.0/${POLICIES}/{id}`, handler: get(world, POLICIES, policyEntity) },
    {
      method: 'GET',
      pattern: `/v1.0/${POLICIES}/{id}/rules`,
      handler: async (call, { id = '' }) => {
        await requireReading(world, call);
        const query = graphQuery(call, NO_FILTER);
        const policy = findById(id, world.state(), policyEntity);
        const rules = policy.navigation?.rules?.() ?? [];
        return collectionAnswer(call, `${POLICIES}('${id}')/rules`, [rules].flat(), query);
      },
    },
    {
      method: 'GET',
      pattern: `/v1.0/${ASSIGNMENTS}`,
      handler: list(world, ASSIGNMENTS, ASSIGNMENT_FILTERS, policyAssignmentEntity),
    },
    { method: 'GET', pattern: `/v1.0/${ASSIGNMENTS}/{id}`, handler: get(world, ASSIGNMENTS, policyAssignmentEntity) },
  ];
}

type EntityOfRole = (role: Role, scopeType: string, state: TenantState) => Entity;

const list =
  (world: World, context: string, rules: FilterRules, entity: EntityOfRole): Route['handler'] =>
  async (call) => {
    await requireReading(world, call);
    const query = graphQuery(call, rules);
    const scopeType = query.filter && requiredValue(query.filter, 'scopeType');
    if (!query.filter || !scopeType || !requiredValue(query.filter, 'scopeId'))
      throw new GraphError(400, 'MissingParameters', 'The required parameters ScopeId or ScopeType is missing');
    const state = world.state();
    const type = scopeTypeNamed(String(scopeType));
    if (!type) throw invalidFilter(call.query.get('$filter') ?? '');
    return collectionAnswer(
      call,
      context,
      state.tenant.roles.map((role) => entity(role, type, state)),
      query,
    );
  };

const get =
  (world: World, context: string, entity: EntityOfRole): Route['handler'] =>
  async (call, { id = '' }) => {
    await requireReading(world, call);
    const query = graphQuery(call, NO_FILTER);
    return entityAnswer(call, context, findById(id, world.state(), entity), query);
  };

async function requireReading(world: World, call: Call): Promise<void> {
  requirePermission(await authenticate(world, call), READERS);
}

/** An id begins with the provider; without one it is no id at all, which is another error than an unknown one. */
function findById(id: string, state: TenantState, entity: EntityOfRole): Entity {
  const type = scopeTypeNamed(id.split('_')[0] ?? '');
  if (!type) throw new GraphError(400, 'MissingProvider', 'The provider is missing.', { wrapped: true });
  const found = state.tenant.roles
    .map((role) => entity(role, type, state))
    .find(({ properties }) => properties.id === id);
  if (!found) throw refusals.requestNotFound();
  return found;
}

function scopeTypeNamed(written: string): string | undefined {
  if (written.toLowerCase() === 'group') throw new NotServed('the policies of groups');
  return ROLE_SCOPE_TYPES.find((type) => type.toLowerCase() === written.toLowerCase());
}
