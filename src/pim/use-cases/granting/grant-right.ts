import { isRefusal } from '../../errors/pim-refusal.ts';
import type { Plan } from '../../planning/plan.ts';
import { type GrantWish, planGrant } from '../../planning/plan-grant.ts';
import { rulesWithDemands } from '../../planning/rules-with-demands.ts';
import { type Asked, type PimDeps, planContext } from '../pim-deps.ts';
import { type RequestOutcome, sendPlan } from '../submitting/send-plan.ts';

export interface GrantRequest extends Asked {
  readonly wish: GrantWish;
}

/**
 * An administrator assigns, changes, extends or renews a right of somebody. PIM decides with the administrator's own
 * token whether they may. Errors: what the provider throws.
 */
export async function grantRight(deps: PimDeps, asked: GrantRequest): Promise<RequestOutcome> {
  const { wish } = asked;
  try {
    const outcome = await sendPlan(deps, asked, await planRight(deps, asked));
    // What is remembered of the person may be what has just been changed.
    if (outcome.kind === 'requested')
      deps.myRights.forget({ tenantId: asked.person.tenantId, objectId: wish.principalId });
    return outcome;
  } catch (error) {
    if (!isRefusal(error, 'RoleAssignmentRequestPolicyValidationFailed')) throw error;
    deps.myRights.forgetPolicies();
    const plan = await planRight(deps, asked, error.facts.rules);
    if (plan.draft) throw error;
    return { kind: 'needs-input', plan };
  }
}

/** What it would take, nothing sent; `demanded` are rules that PIM has just insisted on. */
export async function planRight(
  deps: PimDeps,
  asked: Omit<GrantRequest, 'activityId'>,
  demanded: readonly string[] = [],
): Promise<Plan> {
  const { person, wish } = asked;
  const read = await deps.myRights.policy(person, wish.target);
  const policy = demanded.length > 0 ? rulesWithDemands(read, wish.kind, demanded) : read;
  return planGrant(wish, policy, planContext(deps, asked));
}
