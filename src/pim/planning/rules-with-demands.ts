import type { Policy } from '../model/policy.ts';

/** The rule that PIM names in a refusal → the switch of the policy that asks for it. */
const SWITCHES: Readonly<Record<string, string>> = {
  JustificationRule: 'Justification',
  TicketingRule: 'Ticketing',
  MfaRule: 'MultiFactorAuthentication',
};

const UNREAD: Policy = {
  activation: { expiration: undefined, enablement: undefined, approval: undefined, authenticationContext: undefined },
  assignment: { expiration: undefined, enablement: undefined },
  eligibility: { expiration: undefined, enablement: undefined },
};

/** The policy as read, with those rules added that PIM has just insisted on: PIM knows better than what we could read. */
export function rulesWithDemands(policy: Policy = UNREAD, part: keyof Policy, failedRules: readonly string[]): Policy {
  const demanded = failedRules.flatMap((rule) => SWITCHES[rule] ?? []);
  const enabledRules = [...(policy[part].enablement?.enabledRules ?? []), ...demanded];
  return { ...policy, [part]: { ...policy[part], enablement: { enabledRules } } };
}
