import type { Policy } from '../policy.ts';
import { type PimRefusal, refusals } from '../refusal.ts';
import { isAllowedLength } from './policy-duration.ts';
import { type RuleSettings, withSettings } from './rule-settings.ts';
import type { Rule } from './rules.ts';

export interface RuleChange {
  readonly rule: Rule;
  readonly settings: RuleSettings;
}

/**
 * The policy after all of the changes. Throws `MfaAndAcrsConflict`, or what `invalid` makes for a setting that PIM does not take.
 *
 * Multi-factor authentication and an authentication context exclude each other, but only who switches on the former is
 * told so (seen with groups); switching on the context beside it is taken.
 */
export function changedPolicy(policy: Policy, changes: readonly RuleChange[], invalid: () => PimRefusal): Policy {
  const changed = changes.reduce((before, { rule, settings }) => {
    if (rule.kind !== settings.kind || !isAllowed(rule, settings)) throw invalid();
    return withSettings(before, rule, settings);
  }, policy);
  if (changed.activation.authenticationContext.isEnabled && changes.some(asksForMfa)) throw refusals.mfaAndContext();
  return changed;
}

function isAllowed({ part }: Rule, settings: RuleSettings): boolean {
  if (settings.kind !== 'Expiration') return true;
  // An activation always ends. That its rule may not say otherwise is a guess.
  if (part === 'activation' && !settings.isExpirationRequired) return false;
  return isAllowedLength(settings.maximumDuration, part);
}

const asksForMfa = ({ rule, settings }: RuleChange): boolean =>
  rule.part === 'activation' &&
  settings.kind === 'Enablement' &&
  settings.enabled.includes('MultiFactorAuthentication');
