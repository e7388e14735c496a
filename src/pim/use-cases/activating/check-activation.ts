import { isRefusal, type PimRefusal } from '../../errors/pim-refusal.ts';
import { stepUpOf } from '../../errors/step-up-of.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { ActivationPlan } from '../../planning/plan-activation.ts';
import type { StepUp } from '../../planning/step-up.ts';
import { providerNamed } from '../../ports/provider-named.ts';
import type { PimDeps } from '../pim-deps.ts';
import { type ActivateRequest, planRole } from './activate-role.ts';

/** What a dry run found. Nothing was changed. */
export type CheckOutcome =
  /** Something is missing, or PIM would refuse: PIM was not asked. */
  | { readonly kind: 'needs-input'; readonly plan: ActivationPlan }
  | { readonly kind: 'needs-step-up'; readonly plan: ActivationPlan; readonly stepUp: StepUp }
  /** PIM would take it; `answer` is as the request would be. */
  | { readonly kind: 'would-be-accepted'; readonly plan: ActivationPlan; readonly answer: ScheduleRequest }
  | { readonly kind: 'would-be-refused'; readonly plan: ActivationPlan; readonly refusal: PimRefusal };

/** What activating would do, by our plan and PIM's own validation. Errors: as `activateRole`. */
export async function checkActivation(
  deps: PimDeps,
  asked: Omit<ActivateRequest, 'activityId'>,
  newId: () => string,
): Promise<CheckOutcome> {
  const plan = await planRole(deps, asked);
  const { draft, stepUp } = plan;
  if (!draft) return { kind: 'needs-input', plan };
  if (stepUp) return { kind: 'needs-step-up', plan, stepUp };
  const { requests } = providerNamed(deps.providers, asked.target.provider);
  try {
    const answer = await requests.validate(asked.person, draft, newId());
    return { kind: 'would-be-accepted', plan, answer };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const wanted = stepUpOf(error, deps.mfaClaims);
    return wanted
      ? { kind: 'needs-step-up', plan, stepUp: wanted }
      : { kind: 'would-be-refused', plan, refusal: error };
  }
}
