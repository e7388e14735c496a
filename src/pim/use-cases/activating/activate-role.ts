import { isInDoubt } from '../../errors/no-answer.ts';
import { isRefusal, type PimRefusal } from '../../errors/pim-refusal.ts';
import { stepUpOf } from '../../errors/step-up-of.ts';
import type { Eligibility } from '../../model/eligibility.ts';
import type { Person } from '../../model/person.ts';
import type { Policy } from '../../model/policy.ts';
import { requestState } from '../../model/request-state.ts';
import { targetOf } from '../../model/right.ts';
import type { Scope } from '../../model/scope.ts';
import type { Target } from '../../model/target.ts';
import { type ActivationPlan, narrowed, planActivation } from '../../planning/plan-activation.ts';
import type { PlanInput } from '../../planning/plan-input.ts';
import { rulesWithDemands } from '../../planning/rules-with-demands.ts';
import type { StepUp } from '../../planning/step-up.ts';
import { type Asked, type PimDeps, planContext } from '../pim-deps.ts';
import { attempt } from '../submitting/attempt.ts';
import { isUnderWay, lookAgain, type Standing } from '../submitting/look-again.ts';
import { findEligibility } from './find-eligibility.ts';

export interface ActivateRequest extends Asked {
  /** The eligibility's own, or in Azure of a part of its scope. */
  readonly target: Target;
  readonly input: PlanInput;
  /** Azure only: on a part of the target's scope. */
  readonly narrowerScopeId?: string | undefined;
}

export type ActivationOutcome =
  /** Nothing was sent: something is missing, or PIM would refuse. */
  | { readonly kind: 'needs-input'; readonly plan: ActivationPlan }
  /** PIM wants a stronger sign-in for the very same request; `refusal` where PIM has said so. */
  | {
      readonly kind: 'needs-step-up';
      readonly plan: ActivationPlan;
      readonly stepUp: StepUp;
      readonly refusal: PimRefusal | undefined;
    }
  /** PIM's own words about this target after the request, or instead of it where it was there already. */
  | {
      readonly kind: 'done';
      /** Of an activation on a part of its scope as if for that part. */
      readonly eligibility: Eligibility;
      readonly plan: ActivationPlan;
      readonly standing: Standing;
      readonly isNew: boolean;
    }
  /** The answer was lost and PIM shows no trace (yet). */
  | { readonly kind: 'in-doubt'; readonly eligibility: Eligibility };

/**
 * Activates one role: plan, then (if nothing is missing) request. One call when warm; cold two deep for Entra roles,
 * three for groups and Azure, whose policies are read for the target.
 *
 * Errors: AppError `NotEligible`; what the provider throws.
 */
export async function activateRole(deps: PimDeps, asked: ActivateRequest): Promise<ActivationOutcome> {
  const plan = await planRole(deps, asked);
  return sendActivation(deps, asked, plan);
}

/** What activating would take, nothing sent. Errors: AppError `NotEligible`; what the provider throws. */
export async function planRole(
  deps: PimDeps,
  asked: Omit<ActivateRequest, 'activityId'>,
  amend: (policy: Policy | undefined) => Policy | undefined = (policy) => policy,
): Promise<ActivationPlan> {
  const { person, target, input } = asked;
  const found = await findEligibility(deps.myRights, person, target);
  const { eligibility } = found;
  const narrowerScopeId = asked.narrowerScopeId ?? found.narrowerScopeId;
  // The policy of the request's scope governs, not that of the eligibility's.
  const governed = narrowerScopeId === undefined ? target : { ...target, scopeId: narrowerScopeId };
  const [policy, narrowerScope] = await Promise.all([
    deps.myRights.policy(person, governed),
    narrowerScopeId === undefined ? undefined : nameOfPart(deps, person, targetOf(eligibility), narrowerScopeId),
  ]);
  const signIn = asked.signIn ?? (await deps.strengthOf?.(person, target.provider));
  return planActivation(
    { person, eligibility, input, narrowerScopeId, narrowerScope },
    amend(policy),
    planContext(deps, { signIn }),
  );
}

async function nameOfPart(
  { myRights }: Pick<PimDeps, 'myRights'>,
  person: Person,
  whole: Target,
  scopeId: string,
): Promise<Scope | undefined> {
  const parts = await myRights.childScopes(person, whole);
  return parts.find(({ id }) => id.toLowerCase() === scopeId.toLowerCase());
}

/** The second half of an activation: a plan becomes a request, if it is complete. */
export async function sendActivation(
  deps: PimDeps,
  asked: ActivateRequest,
  plan: ActivationPlan,
): Promise<ActivationOutcome> {
  const { draft, stepUp } = plan;
  if (!draft) return { kind: 'needs-input', plan };
  if (stepUp) return { kind: 'needs-step-up', plan, stepUp, refusal: undefined };
  try {
    const request = await deps.submit(asked.person, asked.activityId, { type: 'request', draft });
    deps.localTruth.note(request);
    return done(plan, { kind: 'requested', request, state: requestState(request, deps.clock.now()) }, true);
  } catch (error) {
    return afterFailure(deps, asked, plan, error);
  }
}

async function afterFailure(
  deps: PimDeps,
  asked: ActivateRequest,
  plan: ActivationPlan,
  error: unknown,
): Promise<ActivationOutcome> {
  if (isRefusal(error)) {
    const stepUp = stepUpOf(error, deps.mfaClaims);
    if (stepUp) return { kind: 'needs-step-up', plan, stepUp, refusal: error };
  }
  if (isRefusal(error, 'RoleAssignmentRequestPolicyValidationFailed')) return replan(deps, asked, error);
  if (isRefusal(error, 'RoleAssignmentDoesNotExist')) deps.myRights.forget(asked.person);
  // "Exists" and "pending" mean: look again, not: failed (decision 5).
  const isThere = isRefusal(
    error,
    'RoleAssignmentExists',
    'PendingRoleAssignmentRequest',
    'OverlapsPendingRoleAssignmentRequests',
    'RoleAssignmentRequestExists',
  );
  if (!isThere && !isInDoubt(error)) throw error;
  // That PIM cannot be asked now says nothing about the request, and must not be told in its place.
  const look = await attempt(() => lookAgain(deps, asked.person, plan.target));
  const standing = look.ok ? look.value : undefined;
  // An older request that is over says nothing about the one whose answer was lost.
  if (standing && isUnderWay(standing)) return done(plan, standing, !isThere);
  if (isThere) throw error;
  return { kind: 'in-doubt', eligibility: narrowed(plan) };
}

/** The policy changed since it was read, or could not be read: plan again with what PIM names now. */
async function replan(deps: PimDeps, asked: ActivateRequest, refusal: PimRefusal): Promise<ActivationOutcome> {
  deps.myRights.forget(asked.person);
  const plan = await planRole(deps, asked, (policy) => rulesWithDemands(policy, 'activation', refusal.facts.rules));
  if (plan.draft) throw refusal;
  return { kind: 'needs-input', plan };
}

const done = (plan: ActivationPlan, standing: Standing, isNew: boolean): ActivationOutcome => ({
  kind: 'done',
  eligibility: narrowed(plan),
  plan,
  standing,
  isNew,
});
