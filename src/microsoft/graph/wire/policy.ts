import { z } from 'zod';
import { optionalText, text } from '../../http/answers/members.ts';
import { policyRule, wholeRule } from '../../http/rules/policy-rule.ts';

/** What governs a role or a group, with its rules. */
export const policyAssignment = z.object({
  roleDefinitionId: optionalText,
  policy: z.object({ rules: z.array(policyRule).nullish() }).nullish(),
});

/** The same, to be written back with a change. */
export const wholePolicyAssignment = z.object({
  roleDefinitionId: optionalText,
  policy: z.object({ id: text, rules: z.array(wholeRule) }),
});
