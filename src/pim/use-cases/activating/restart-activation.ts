import type { ActivationPlan } from '../../planning/plan-activation.ts';
import type { PimDeps } from '../pim-deps.ts';
import { type Attempt, attempt } from '../submitting/attempt.ts';
import { type ActivateRequest, type ActivationOutcome, planRole, sendActivation } from './activate-role.ts';
import { type DeactivationOutcome, deactivateRole, findActivation } from './deactivate-role.ts';

export type RestartOutcome =
  /** Nothing was sent: something is missing, or PIM would refuse the new activation. */
  | { readonly kind: 'needs-input'; readonly plan: ActivationPlan }
  /** There is nothing to end: it is to be activated like any other. */
  | { readonly kind: 'not-active'; readonly plan: ActivationPlan }
  /** It could not be ended (yet), or nobody knows: nothing was activated. */
  | { readonly kind: 'not-ended'; readonly outcome: DeactivationOutcome }
  /** It is over; what came of activating it anew. */
  | { readonly kind: 'ended'; readonly plan: ActivationPlan; readonly again: Attempt<ActivationOutcome> };

/**
 * PIM cannot extend an activation: it is ended and activated anew. The plan is made before anything is ended, so that
 * nobody loses a role for want of a justification. Errors: `NotEligible`; what the provider throws before the end.
 */
export async function restartActivation(deps: PimDeps, asked: ActivateRequest): Promise<RestartOutcome> {
  const { person, target, activityId } = asked;
  const [plan, activation] = await Promise.all([planRole(deps, asked), findActivation(deps, person, target)]);
  if (!activation) return { kind: 'not-active', plan };
  if (!plan.draft || plan.stepUp) return { kind: 'needs-input', plan };
  const outcome = await deactivateRole(deps, { person, activityId, activation });
  const isOver = outcome.kind === 'not-active' || (outcome.kind === 'requested' && outcome.state === 'ended');
  if (!isOver) return { kind: 'not-ended', outcome };
  return { kind: 'ended', plan, again: await attempt(() => sendActivation(deps, asked, plan)) };
}
