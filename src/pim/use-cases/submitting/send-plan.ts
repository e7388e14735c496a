import { isInDoubt } from '../../errors/no-answer.ts';
import { isRefusal, type PimRefusal } from '../../errors/pim-refusal.ts';
import { stepUpOf } from '../../errors/step-up-of.ts';
import { type RequestState, requestState } from '../../model/request-state.ts';
import type { ScheduleRequest } from '../../model/schedule-request.ts';
import type { Plan } from '../../planning/plan.ts';
import type { StepUp } from '../../planning/step-up.ts';
import type { Asked, PimDeps } from '../pim-deps.ts';
import { attempt } from './attempt.ts';
import { findSent } from './find-sent.ts';

/** What became of a request that is no activation. */
export type RequestOutcome =
  /** Nothing was sent: something is missing, or PIM would refuse. */
  | { readonly kind: 'needs-input'; readonly plan: Plan }
  | {
      readonly kind: 'needs-step-up';
      readonly plan: Plan;
      readonly stepUp: StepUp;
      readonly refusal: PimRefusal | undefined;
    }
  /** In PIM's words. */
  | { readonly kind: 'requested'; readonly request: ScheduleRequest; readonly state: RequestState }
  /** The answer was lost and PIM shows no trace (yet). */
  | { readonly kind: 'in-doubt'; readonly plan: Plan };

/** A plan becomes a request, if it is complete. Errors: what the provider throws. */
export async function sendPlan(deps: PimDeps, asked: Asked, plan: Plan): Promise<RequestOutcome> {
  const { draft, stepUp } = plan;
  const { person, activityId } = asked;
  if (!draft) return { kind: 'needs-input', plan };
  if (stepUp) return { kind: 'needs-step-up', plan, stepUp, refusal: undefined };
  const sentAt = deps.clock.now();
  try {
    return requested(deps, await deps.submit(person, activityId, { type: 'request', draft }));
  } catch (error) {
    const wanted = isRefusal(error) ? stepUpOf(error, deps.mfaClaims) : undefined;
    if (wanted && isRefusal(error)) return { kind: 'needs-step-up', plan, stepUp: wanted, refusal: error };
    if (!isInDoubt(error)) throw error;
    const look = await attempt(() => findSent(deps, person, draft, sentAt));
    return look.ok && look.value ? requested(deps, look.value) : { kind: 'in-doubt', plan };
  }
}

function requested(deps: PimDeps, request: ScheduleRequest): RequestOutcome {
  deps.localTruth.note(request);
  return { kind: 'requested', request, state: requestState(request, deps.clock.now()) };
}
