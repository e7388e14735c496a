import type { Person, Policies, Policy, Target } from '../../pim/index.ts';
import { literal, segment } from '../http/client/odata.ts';
import { policyOf } from '../http/rules/policy-of.ts';
import type { WholeRule } from '../http/rules/policy-rule.ts';
import { ruleEdits } from '../http/rules/rule-edits.ts';
import { beforeWriting, policyNotFound, ruleTypeIn, wholeRules } from '../http/rules/whole-rules.ts';
import type { ArmClient } from './client.ts';
import { approvers } from './map/approver.ts';
import { roleDefinitionIdAt, roleIdOf } from './map/role.ts';
import { nameIn, scopeIn } from './map/scope.ts';
import { pathAt } from './path.ts';
import { policy, policyAssignment, wholePolicy } from './wire/policy.ts';

/** What governs a target, looked up anew each time: every role has a policy of its own at every scope, and its id changes. */
export function createPolicies(arm: ArmClient): Policies {
  /** Which policy governs the target. The filter is not documented; what it lets through is looked at again. */
  async function governing(person: Person, { roleId, scopeId }: Target) {
    const filter = `roleDefinitionId eq ${literal(roleDefinitionIdAt(scopeId, roleId))}`;
    const path = pathAt(scopeId, 'roleManagementPolicyAssignments', { filter });
    const rows = await arm.list(person, path, policyAssignment);
    return rows.find(({ properties }) => roleIdOf(properties.roleDefinitionId) === roleIdOf(roleId))?.properties;
  }
  return {
    readAll: undefined,
    async read(person, target): Promise<Policy | undefined> {
      const found = await governing(person, target);
      if (!found) return undefined;
      if (found.effectiveRules?.length) return policyOf(found.effectiveRules, approvers.read);
      const whole = await arm.find(person, pathTo(found.policyId, target), policy);
      const rules = whole?.properties.effectiveRules ?? whole?.properties.rules;
      return rules ? policyOf(rules, approvers.read) : undefined;
    },
    async change(person, target, change) {
      const edits = ruleEdits(change, approvers);
      if (edits.length === 0) return;
      const found = await beforeWriting(governing(person, target));
      if (!found) throw policyNotFound(target);
      const path = pathTo(found.policyId, target);
      // What was set, not what holds: what is inherited must not become this policy's own.
      const before = await beforeWriting(arm.find(person, path, wholePolicy));
      if (!before) throw policyNotFound(target);
      const rules = wholeRules(edits, before.properties.rules, target).map(asWritten);
      await arm.write(person, 'PATCH', path, { properties: { rules } });
    },
  };
}

const pathTo = (policyId: string, { scopeId }: Target): string =>
  pathAt(scopeIn(policyId) ?? scopeId, `roleManagementPolicies/${segment(nameIn(policyId))}`);

/** With its type, without nulls, and without a maximum beside permanence, which Azure refuses. */
function asWritten(rule: WholeRule): WholeRule {
  const members = Object.entries({ ruleType: ruleTypeIn(rule), ...rule }).filter(
    ([name, value]) =>
      value !== null && value !== undefined && !(name === 'maximumDuration' && rule.isExpirationRequired === false),
  );
  return { id: rule.id, ...Object.fromEntries(members) };
}
