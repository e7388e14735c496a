import type { Entity } from '../../odata/entity.ts';
import { requiredValue } from '../../odata/filter.ts';
import type { FilterRules } from '../../odata/query.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { TenantState, World } from '../../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { GraphError, invalidFilter } from '../graph-error.ts';
import { openCall } from '../open-call.ts';
import { policyAssignmentEntity, policyEntity } from './policy-entities.ts';
import { policyReaders } from './policy-permissions.ts';
import { type PolicyTarget, policyTargets, scopeTypeNamed } from './policy-target.ts';

const POLICIES = 'policies/roleManagementPolicies';
const ASSIGNMENTS = 'policies/roleManagementPolicyAssignments';

const scoped = { scopeId: ['eq'], scopeType: ['eq'] };
const POLICY_FILTERS: FilterRules = { operators: scoped, largestOr: 0, notAlone: [] };
/** Longer ones have been seen to be refused; how long exactly is not known. */
const ASSIGNMENT_FILTERS: FilterRules = {
  operators: { ...scoped, roleDefinitionId: ['eq'], policyId: ['eq'] },
  largestOr: 15,
  notAlone: [],
};

/** Reading policies, their assignments, rules and effective rules. */
export function policyRoutes(world: World): readonly Route[] {
  const byPolicy = (call: Call, id: string) => found(world, call, id, ({ policyId }) => policyId);
  const byAssignment = (call: Call, id: string) => found(world, call, id, ({ assignmentId }) => assignmentId);
  const rulesRoutes = (['rules', 'effectiveRules'] as const).map(
    (name): Route => ({
      method: 'GET',
      pattern: `/{version}/${POLICIES}/{id}/${name}`,
      handler: async (call, { id = '' }) => {
        const { target, state } = await byPolicy(call, id);
        const rules = policyEntity(target, state).navigation?.[name]?.() ?? [];
        return collectionAnswer(call, `${POLICIES}('${id}')/${name}`, [rules].flat(), graphQuery(call, NO_FILTER));
      },
    }),
  );
  return [
    { method: 'GET', pattern: `/{version}/${POLICIES}`, handler: list(world, POLICIES, POLICY_FILTERS, policyEntity) },
    {
      method: 'GET',
      pattern: `/{version}/${ASSIGNMENTS}`,
      handler: list(world, ASSIGNMENTS, ASSIGNMENT_FILTERS, policyAssignmentEntity),
    },
    ...rulesRoutes,
    {
      method: 'GET',
      pattern: `/{version}/${POLICIES}/{id}/rules/{ruleId}`,
      handler: async (call, { id = '', ruleId = '' }) => {
        const { target, state } = await byPolicy(call, id);
        const rules = [policyEntity(target, state).navigation?.rules?.() ?? []].flat();
        const rule = rules.find(({ properties }) => properties.id === ruleId);
        if (!rule) throw refusals.notFound();
        return entityAnswer(call, `${POLICIES}('${id}')/rules`, rule, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `/{version}/${ASSIGNMENTS}/{id}/policy`,
      handler: async (call, { id = '' }) => {
        const { target, state } = await byAssignment(call, id);
        return entityAnswer(call, POLICIES, policyEntity(target, state), graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `/{version}/${ASSIGNMENTS}/{id}`,
      handler: async (call, { id = '' }) => {
        const { target, state } = await byAssignment(call, id);
        return entityAnswer(call, ASSIGNMENTS, policyAssignmentEntity(target, state), graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `/{version}/${POLICIES}/{id}`,
      handler: async (call, { id = '' }) => {
        const { target, state } = await byPolicy(call, id);
        return entityAnswer(call, POLICIES, policyEntity(target, state), graphQuery(call, NO_FILTER));
      },
    },
  ];
}

type EntityOf = (target: PolicyTarget, state: TenantState) => Entity;

const list =
  (world: World, context: string, rules: FilterRules, entity: EntityOf): Route['handler'] =>
  async (call) => {
    const query = graphQuery(call, rules);
    const written = query.filter && requiredValue(query.filter, 'scopeType');
    const scopeType = written ? scopeTypeNamed(String(written)) : undefined;
    const { at } = await openCall(world, call, policyReaders(scopeType ?? 'DirectoryRole'));
    if (!query.filter || !written || !requiredValue(query.filter, 'scopeId'))
      throw new GraphError(400, 'MissingParameters', 'The required parameters ScopeId or ScopeType is missing');
    if (!scopeType) throw invalidFilter(call.query.get('$filter') ?? '');
    const entities = policyTargets(scopeType, at.state).map((target) => entity(target, at.state));
    return collectionAnswer(call, context, entities, query);
  };

/** An id begins with the provider; without one it is no id at all, which is another error than an unknown one. */
async function found(world: World, call: Call, id: string, idOf: (target: PolicyTarget) => string) {
  const scopeType = scopeTypeNamed(id.split('_')[0] ?? '');
  const { at } = await openCall(world, call, policyReaders(scopeType ?? 'DirectoryRole'));
  if (!scopeType) throw new GraphError(400, 'MissingProvider', 'The provider is missing.', { wrapped: true });
  const target = policyTargets(scopeType, at.state).find((one) => idOf(one) === id);
  if (!target) throw refusals.notFound();
  return { target, state: at.state };
}
