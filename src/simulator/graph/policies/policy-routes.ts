import type { Entity } from '../../odata/entity.ts';
import { requiredValue } from '../../odata/filter.ts';
import type { FilterRules } from '../../odata/query.ts';
import { RULES } from '../../pim/policies/rules.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Route } from '../../server/routes.ts';
import type { TenantState, World } from '../../world.ts';
import { collectionAnswer, countAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import { GraphError, invalidFilter } from '../graph-error.ts';
import { openCall } from '../open-call.ts';
import { type GraphVersion, versionOf } from '../version.ts';
import { findAssignment, findPolicy, POLICIES } from './find-policy.ts';
import { policyAssignmentEntity, policyEntity } from './policy-entities.ts';
import { policyReaders } from './policy-permissions.ts';
import { type PolicyTarget, policyTargets, scopeTypeNamed } from './policy-target.ts';
import { ruleEntities, ruleEntity } from './rule-entity.ts';

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
export const policyRoutes = (world: World): readonly Route[] => [
  ...listRoutes(world, POLICIES, POLICY_FILTERS, policyEntity),
  ...listRoutes(world, ASSIGNMENTS, ASSIGNMENT_FILTERS, policyAssignmentEntity),
  ...(['rules', 'effectiveRules'] as const).flatMap((name) => ruleRoutes(world, name)),
  {
    method: 'GET',
    pattern: `/{version}/${ASSIGNMENTS}/{id}/policy`,
    handler: async (call, { id = '' }) => {
      const { target, at } = await findAssignment(world, call, id);
      return entityAnswer(call, POLICIES, policyEntity(target, at.state, versionOf(call)), graphQuery(call, NO_FILTER));
    },
  },
  {
    method: 'GET',
    pattern: `/{version}/${ASSIGNMENTS}/{id}`,
    handler: async (call, { id = '' }) => {
      const { target, at } = await findAssignment(world, call, id);
      const entity = policyAssignmentEntity(target, at.state, versionOf(call));
      return entityAnswer(call, ASSIGNMENTS, entity, graphQuery(call, NO_FILTER));
    },
  },
  {
    method: 'GET',
    pattern: `/{version}/${POLICIES}/{id}`,
    handler: async (call, { id = '' }) => {
      const { target, at } = await findPolicy(world, call, id);
      return entityAnswer(call, POLICIES, policyEntity(target, at.state, versionOf(call)), graphQuery(call, NO_FILTER));
    },
  },
];

/** All of them, how many, one. */
function ruleRoutes(world: World, name: 'rules' | 'effectiveRules'): readonly Route[] {
  const pattern = `/{version}/${POLICIES}/{id}/${name}`;
  const contextOf = (id: string) => `${POLICIES}('${id}')/${name}`;
  const rulesOf = ({ surface, access }: PolicyTarget, state: TenantState, version: GraphVersion) =>
    ruleEntities(surface.policies(state).policyFor(access), state.directory, version);
  return [
    {
      method: 'GET',
      pattern,
      handler: async (call, { id = '' }) => {
        const { target, at } = await findPolicy(world, call, id);
        const rules = rulesOf(target, at.state, versionOf(call));
        return collectionAnswer(call, contextOf(id), rules, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `${pattern}/$count`,
      handler: async (call, { id = '' }) => {
        const { target, at } = await findPolicy(world, call, id);
        return countAnswer(rulesOf(target, at.state, versionOf(call)), graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `${pattern}/{ruleId}`,
      handler: async (call, { id = '', ruleId = '' }) => {
        const { target, at } = await findPolicy(world, call, id);
        const rule = RULES.find((one) => one.id === ruleId);
        if (!rule) throw refusals.unknownPolicyRule(ruleId);
        const policy = target.surface.policies(at.state).policyFor(target.access);
        const entity = ruleEntity(rule, policy, at.state.directory, versionOf(call));
        return entityAnswer(call, contextOf(id), entity, graphQuery(call, NO_FILTER));
      },
    },
  ];
}

type EntityOf = (target: PolicyTarget, state: TenantState, version: GraphVersion) => Entity;

function listRoutes(world: World, context: string, rules: FilterRules, entity: EntityOf): readonly Route[] {
  const listed = async (call: Parameters<Route['handler']>[0]) => {
    const query = graphQuery(call, rules);
    const written = query.filter && requiredValue(query.filter, 'scopeType');
    const scopeId = query.filter && requiredValue(query.filter, 'scopeId');
    const scopeType = written ? scopeTypeNamed(String(written)) : undefined;
    const { at } = await openCall(world, call, policyReaders(scopeType ?? 'DirectoryRole'));
    if (!written || !scopeId)
      throw new GraphError(400, 'MissingParameters', 'The required parameters ScopeId or ScopeType is missing');
    if (!scopeType) throw invalidFilter(call.query.get('$filter') ?? '');
    const targets = policyTargets(scopeType, String(scopeId), at);
    return { query, entities: targets.map((target) => entity(target, at.state, versionOf(call))) };
  };
  return [
    {
      method: 'GET',
      pattern: `/{version}/${context}`,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return collectionAnswer(call, context, entities, query);
      },
    },
    {
      method: 'GET',
      pattern: `/{version}/${context}/$count`,
      handler: async (call) => {
        const { query, entities } = await listed(call);
        return countAnswer(entities, query);
      },
    },
  ];
}
