import { z } from 'zod';
import { text } from '../../http/answers/members.ts';
import { policyRule, wholeRule } from '../../http/rules/policy-rule.ts';
import { resource } from './resource.ts';

const rules = z.array(policyRule).nullish();

/** Which policy governs a role at a scope; mostly with the rules that hold. */
export const policyAssignment = resource(z.object({ roleDefinitionId: text, policyId: text, effectiveRules: rules }));

/** `rules` is what was set, `effectiveRules` what holds. */
export const policy = resource(z.object({ rules, effectiveRules: rules }));

/** What was set, to be written back with a change. */
export const wholePolicy = resource(z.object({ rules: z.array(wholeRule) }));
