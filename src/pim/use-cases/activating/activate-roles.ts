import type { PimDeps } from '../pim-deps.ts';
import { type Attempt, attempt } from '../submitting/attempt.ts';
import { type ActivateRequest, type ActivationOutcome, planRole, sendActivation } from './activate-role.ts';

/** One of several activations: its outcome, or why it has none. */
export type ActivationAttempt = Attempt<ActivationOutcome>;

/**
 * Activates several roles at once. All are planned first, and where one still needs something nothing is sent of that
 * one; the others go in parallel, each with its own outcome: a failure never hides a success.
 */
export async function activateRoles(
  deps: PimDeps,
  asked: readonly ActivateRequest[],
): Promise<readonly ActivationAttempt[]> {
  const planned = await Promise.all(
    asked.map(async (one) => ({ one, plan: await attempt(() => planRole(deps, one)) })),
  );
  return Promise.all(
    planned.map(({ one, plan }) => (plan.ok ? attempt(() => sendActivation(deps, one, plan.value)) : plan)),
  );
}
