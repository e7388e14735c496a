import { AppError } from '../../core/app-error.ts';
import { isInDoubt, type Person, type Policies, type PolicyBook, type Target, targetKey } from '../../pim/index.ts';
import type { Parts } from './list-rows.ts';
import { policyOf } from './map/policy.ts';
import { type RuleEdit, ruleEdits } from './map/policy-change.ts';
import { allEqual, segment, withQuery } from './odata.ts';
import { policyAssignment, type WholeRule, wholePolicyAssignment } from './wire/policy.ts';

const POLICIES = 'v1.0/policies/roleManagementPolicies';
const ASSIGNMENTS = 'v1.0/policies/roleManagementPolicyAssignments';
const WITH_RULES = 'policy($expand=rules)';

/** What governs a target, looked up anew each time: ids of policies change (those of groups with the first request). */
export function createPolicies({ graph, surface }: Parts): Omit<Policies, 'readAll'> {
  const pathOf = (target: Target) =>
    withQuery(ASSIGNMENTS, { filter: allEqual({ ...surface.policyOf(target) }), expand: WITH_RULES });
  return {
    async read(person, target) {
      const found = await graph.list(person, pathOf(target), policyAssignment);
      const rules = found.find(({ policy }) => policy?.rules)?.policy?.rules;
      return rules ? policyOf(rules) : undefined;
    },
    async change(person, target, change) {
      const edits = ruleEdits(change);
      if (edits.length === 0) return;
      const found = await beforeWriting(graph.list(person, pathOf(target), wholePolicyAssignment));
      const policy = found[0]?.policy;
      if (!policy) throw notFound(target);
      const rules = edits.map((edit) => editedRule(edit, policy.rules, target));
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
      roleDefinitionId && policy?.rules ? [[roleDefinitionId.toLowerCase(), policyOf(policy.rules)] as const] : [],
    ),
  );
};

/** A whole rule, as PIM wants it: its type and id, `target` unchanged, and no annotations of the reading. */
function editedRule({ ruleId, edit }: RuleEdit, rules: readonly WholeRule[], target: Target): WholeRule {
  const rule = rules.find(({ id }) => id.toLowerCase() === ruleId.toLowerCase());
  if (!rule) throw notFound(target, ruleId);
  const kind = ruleId.split('_')[0];
  const type = rule['@odata.type'] ?? `#microsoft.graph.unifiedRoleManagementPolicy${kind}Rule`;
  const members = Object.entries(edit(rule)).filter(([name]) => !name.includes('@'));
  return { '@odata.type': type, id: rule.id, ...Object.fromEntries(members) };
}

const notFound = (target: Target, ruleId?: string): AppError =>
  new AppError(
    'PolicyNotFound',
    `PIM shows no policy${ruleId === undefined ? '' : ` with the rule ${ruleId}`} for ${targetKey(target)}. Nothing was changed.`,
    { facts: { target, ruleId } },
  );

/** Where even the reading before a write failed, the write was not sent. */
async function beforeWriting<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AppError && isInDoubt(error))) throw error;
    throw new AppError(
      'NoAnswer',
      `The policy could not be read, so nothing was changed. Try again. (${error.message})`,
      {
        facts: { ...error.facts, sent: 'no' },
        cause: error,
      },
    );
  }
}
