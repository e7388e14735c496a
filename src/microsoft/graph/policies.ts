import type { Person, Policies, PolicyBook, Target } from '../../pim/index.ts';
import { allEqual, segment, withQuery } from '../http/client/odata.ts';
import { policyOf } from '../http/rules/policy-of.ts';
import type { WholeRule } from '../http/rules/policy-rule.ts';
import { ruleEdits } from '../http/rules/rule-edits.ts';
import { beforeWriting, policyNotFound, ruleTypeIn, wholeRules } from '../http/rules/whole-rules.ts';
import type { Parts } from './list-rows.ts';
import { approvers } from './map/approver.ts';
import { requireScope } from './require-scope.ts';
import { policyAssignment, wholePolicyAssignment } from './wire/policy.ts';

const POLICIES = 'v1.0/policies/roleManagementPolicies';
const ASSIGNMENTS = 'v1.0/policies/roleManagementPolicyAssignments';
const WITH_RULES = 'policy($expand=rules)';

/** What governs a target, looked up anew each time: ids of policies change (those of groups with the first request). */
export function createPolicies({ graph, surface }: Parts): Omit<Policies, 'readAll'> {
  const pathOf = (target: Target) => {
    requireScope(surface, target);
    return withQuery(ASSIGNMENTS, { filter: allEqual({ ...surface.policyOf(target) }), expand: WITH_RULES });
  };
  return {
    async read(person, target) {
      const found = await graph.list(person, pathOf(target), policyAssignment);
      const rules = found.find(({ policy }) => policy?.rules)?.policy?.rules;
      return rules ? policyOf(rules, approvers.read) : undefined;
    },
    async change(person, target, change) {
      const edits = ruleEdits(change, approvers);
      if (edits.length === 0) return;
      const found = await beforeWriting(graph.list(person, pathOf(target), wholePolicyAssignment));
      const policy = found[0]?.policy;
      if (!policy) throw policyNotFound(target);
      const rules = wholeRules(edits, policy.rules, target).map(withoutAnnotations);
      // All at once: a policy that was changed by halves would be neither the old one nor the new one.
      await graph.write(person, 'PATCH', `${POLICIES}/${segment(policy.id)}`, { rules });
    },
  };
}

/** The policies of all Entra roles with their rules. */
export const readRolePolicies = async ({ graph }: Pick<Parts, 'graph'>, person: Person): Promise<PolicyBook> => {
  const filter = allEqual({ scopeId: '/', scopeType: 'DirectoryRole' });
  const all = await graph.list(person, withQuery(ASSIGNMENTS, { filter, expand: WITH_RULES }), policyAssignment);
  return new Map(
    all.flatMap(({ roleDefinitionId, policy }) =>
      roleDefinitionId && policy?.rules
        ? [[roleDefinitionId.toLowerCase(), policyOf(policy.rules, approvers.read)] as const]
        : [],
    ),
  );
};

/** Its type and id, and no annotations of the reading. */
function withoutAnnotations(rule: WholeRule): WholeRule {
  const members = Object.entries(rule).filter(([name]) => !name.includes('@'));
  const type = rule['@odata.type'] ?? `#microsoft.graph.unified${ruleTypeIn(rule)}`;
  return { '@odata.type': type, id: rule.id, ...Object.fromEntries(members) };
}
