import type { PolicyRules } from '../model/policy-rules.ts';

/** The rule that PIM names in a refusal → the switch of the policy that asks for it. */
const SWITCHES: Readonly<Record<string, string>> = {
  JustificationRule: 'Justification',
  TicketingRule: 'Ticketing',
  MfaRule: 'MultiFactorAuthentication',
};

/** The rules as read, with those added that PIM has just insisted on: PIM knows better than what we could read. */
export function rulesWithDemands(rules: PolicyRules | undefined, failedRules: readonly string[]): PolicyRules {
  const demanded = failedRules.flatMap((rule) => SWITCHES[rule] ?? []);
  return {
    expiration: rules?.expiration,
    enablement: { enabledRules: [...(rules?.enablement?.enabledRules ?? []), ...demanded] },
    approval: rules?.approval,
    authenticationContext: rules?.authenticationContext,
  };
}
