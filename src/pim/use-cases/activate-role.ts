import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { isInDoubt } from '../errors/no-answer.ts';
import { isRefusal, type PimRefusal } from '../errors/pim-refusal.ts';
import type { ActivatableRole, MyRoles } from '../memory/my-roles.ts';
import { type Eligibility, targetOf } from '../model/eligibility.ts';
import type { Person } from '../model/person.ts';
import { isPending, requestState } from '../model/request-state.ts';
import { sameTarget, type Target } from '../model/target.ts';
import { type ActivationInput, type ActivationPlan, planActivation } from '../planning/plan-activation.ts';
import { rulesWithDemands } from '../planning/rules-with-demands.ts';
import type { Providers } from '../ports/pim-provider.ts';
import { lookAgain, type Standing } from './look-again.ts';
import type { Submit } from './submit.ts';

export interface ActivateDeps {
  readonly providers: Providers;
  readonly myRoles: MyRoles;
  readonly submit: Submit;
  readonly clock: Clock;
}

export interface ActivateRequest {
  readonly person: Person;
  readonly activityId: string;
  readonly target: Target;
  readonly input: ActivationInput;
}

export type ActivationOutcome =
  /** Nothing was sent: something is missing, or PIM would refuse. */
  | { readonly kind: 'needs-input'; readonly plan: ActivationPlan }
  /** PIM's own words about this target after the request, or instead of it where it was there already. */
  | {
      readonly kind: 'done';
      readonly eligibility: Eligibility;
      readonly plan: ActivationPlan;
      readonly standing: Standing;
      readonly isNew: boolean;
    }
  /** The answer was lost and PIM shows no trace (yet). */
  | { readonly kind: 'in-doubt'; readonly eligibility: Eligibility };

/**
 * Activates one role: plan, then (if nothing is missing) request. One call when warm, two deep when cold.
 *
 * Errors: AppError `NotEligible`; what the provider throws.
 */
export async function activateRole(deps: ActivateDeps, asked: ActivateRequest): Promise<ActivationOutcome> {
  const role = await findRole(deps.myRoles, asked.person, asked.target);
  const plan = planActivation(asked.person, role.eligibility, role.rules, asked.input);
  if (!plan.draft) return { kind: 'needs-input', plan };
  try {
    const request = await deps.submit(asked.person, asked.activityId, plan.draft);
    const state = requestState(request, deps.clock.now());
    return done(plan, { kind: 'requested', request, state }, true);
  } catch (error) {
    return afterFailure(deps, asked, plan, error);
  }
}

/** What activating would take, nothing sent. Errors: AppError `NotEligible`; what the provider throws. */
export async function planRole(myRoles: MyRoles, asked: Omit<ActivateRequest, 'activityId'>): Promise<ActivationPlan> {
  const role = await findRole(myRoles, asked.person, asked.target);
  return planActivation(asked.person, role.eligibility, role.rules, asked.input);
}

/** What is remembered may be ten minutes old: "not eligible" is only said after a fresh look. */
async function findRole(myRoles: MyRoles, person: Person, target: Target): Promise<ActivatableRole> {
  const isIt = (role: ActivatableRole) => sameTarget(targetOf(role.eligibility), target);
  const role =
    (await myRoles.activatable(person)).find(isIt) ?? (await myRoles.activatable(person, { fresh: true })).find(isIt);
  if (!role) {
    throw new AppError(
      'NotEligible',
      'PIM lists no such eligibility for you now. Say "roles" for what you may activate.',
      {
        facts: { target },
      },
    );
  }
  return role;
}

async function afterFailure(
  deps: ActivateDeps,
  asked: ActivateRequest,
  plan: ActivationPlan,
  error: unknown,
): Promise<ActivationOutcome> {
  if (isRefusal(error, 'RoleAssignmentRequestPolicyValidationFailed')) return replan(deps, asked, error);
  if (isRefusal(error, 'RoleAssignmentDoesNotExist')) deps.myRoles.forget(asked.person);
  // "Exists" and "pending" mean: look again, not: failed (decision 5).
  const isThere = isRefusal(error, 'RoleAssignmentExists', 'PendingRoleAssignmentRequest');
  if (!isThere && !isInDoubt(error)) throw error;
  const standing = await standingNow(deps, asked);
  if (standing && isFoundNow(standing)) return done(plan, standing, !isThere);
  if (isThere) throw error;
  return { kind: 'in-doubt', eligibility: plan.eligibility };
}

/** Nothing where PIM cannot be asked now. That says nothing about the request, so it must not be told in its place. */
async function standingNow(deps: ActivateDeps, { person, target }: ActivateRequest): Promise<Standing | undefined> {
  const provider = deps.providers.get(target.provider);
  if (!provider) return undefined;
  try {
    return await lookAgain({ provider, clock: deps.clock }, person, target);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** An older request that is over says nothing about the one whose answer was lost. */
const isFoundNow = (standing: Standing): boolean =>
  standing.kind === 'active' ||
  (standing.kind === 'requested' &&
    (standing.state === 'active' || standing.state === 'scheduled' || isPending(standing.state)));

/** The policy changed since it was read, or could not be read: plan again with what PIM names now. */
async function replan(deps: ActivateDeps, asked: ActivateRequest, refusal: PimRefusal): Promise<ActivationOutcome> {
  deps.myRoles.forget(asked.person);
  const role = await findRole(deps.myRoles, asked.person, asked.target);
  const rules = rulesWithDemands(role.rules, refusal.facts.rules);
  const plan = planActivation(asked.person, role.eligibility, rules, asked.input);
  if (plan.draft) throw refusal;
  return { kind: 'needs-input', plan };
}

const done = (plan: ActivationPlan, standing: Standing, isNew: boolean): ActivationOutcome => ({
  kind: 'done',
  eligibility: plan.eligibility,
  plan,
  standing,
  isNew,
});
