import fc from 'fast-check';
import type { Person, PimProvider, PlanInput, Policy, Target } from '../../src/pim/index.ts';
import { duration } from './sample.ts';

const HOUR_MS = 3_600_000;

/** What somebody says, around every bound that PIM checks; always with an end, or for good. */
export const drawnInputs = fc.record({
  startsInMs: fc.constantFrom(undefined, undefined, 0, 10 * 60_000, HOUR_MS, 30 * HOUR_MS, 10 * 24 * HOUR_MS),
  end: fc.constantFrom('PT1M', 'PT4M59S', 'PT5M', 'PT1H', 'PT2H', 'PT8H', 'PT8H1S', 'P1D', 'P400D', 'at', 'never'),
  endsInMs: fc.constantFrom(-HOUR_MS, 60_000, HOUR_MS, 31 * HOUR_MS, 200 * 24 * HOUR_MS),
  justification: fc.constantFrom(undefined, '', '  ', 'INC-4711'),
  ticketNumber: fc.constantFrom(undefined, ' ', 'CHG0012'),
});
export type DrawnInput = typeof drawnInputs extends fc.Arbitrary<infer T> ? T : never;

export function inputFrom(
  { startsInMs, end, endsInMs, justification, ticketNumber }: DrawnInput,
  now: Date,
): PlanInput {
  const startsAt = startsInMs === undefined ? undefined : new Date(now.getTime() + startsInMs);
  const said = { startsAt, justification, ticketNumber };
  if (end === 'never') return { ...said, isPermanent: true };
  if (end === 'at') return { ...said, endsAt: new Date(now.getTime() + endsInMs) };
  return { ...said, duration: duration(end) };
}

/** A policy with any mixture of demands. */
export const drawnPolicies = fc.record({
  maximum: fc.constantFrom('PT1H', 'PT8H', 'P1D'),
  isExpirationRequired: fc.boolean(),
  enabled: fc.subarray(['Justification', 'Ticketing', 'MultiFactorAuthentication']),
  context: fc.constantFrom(undefined, undefined, 'c1', 'c3'),
  isApprovalRequired: fc.boolean(),
});
export type DrawnPolicy = typeof drawnPolicies extends fc.Arbitrary<infer T> ? T : never;

/** Has PIM hold `target` to these rules, and reads them back. MFA and a context exclude each other. */
export async function setPolicy(
  { policies }: PimProvider,
  administrator: Person,
  target: Target,
  drawn: DrawnPolicy,
): Promise<Policy> {
  const expiration = { isExpirationRequired: drawn.isExpirationRequired, maximumDuration: duration(drawn.maximum) };
  const rules = { expiration, enablement: { enabledRules: drawn.enabled } };
  const off = { isEnabled: false, claimValue: undefined };
  const approval = {
    isApprovalRequired: drawn.isApprovalRequired,
    approvers: [],
    isApproverJustificationRequired: true,
  };
  await policies.change(administrator, target, { activation: { authenticationContext: off } });
  await policies.change(administrator, target, {
    // An activation always ends.
    activation: { ...rules, expiration: { ...expiration, isExpirationRequired: true }, approval },
    assignment: rules,
    eligibility: rules,
  });
  if (drawn.context !== undefined && !drawn.enabled.includes('MultiFactorAuthentication'))
    await policies.change(administrator, target, {
      activation: { authenticationContext: { isEnabled: true, claimValue: drawn.context } },
    });
  const policy = await policies.read(administrator, target);
  if (!policy) throw new Error('The policy that was just changed cannot be read.');
  return policy;
}
