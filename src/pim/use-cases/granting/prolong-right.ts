import type { Right } from '../../model/right.ts';
import { targetOf } from '../../model/right.ts';
import type { RightKind } from '../../model/right-kind.ts';
import { planProlong } from '../../planning/plan-grant.ts';
import type { PlanInput } from '../../planning/plan-input.ts';
import { type Asked, type PimDeps, planContext } from '../pim-deps.ts';
import { type RequestOutcome, sendPlan } from '../submitting/send-plan.ts';

export interface ProlongRequest extends Asked {
  /** `selfExtend` while it still holds, `selfRenew` after its end. */
  readonly action: 'selfExtend' | 'selfRenew';
  readonly kind: RightKind;
  /** What is to be prolonged, as last seen in PIM. */
  readonly right: Pick<Right, 'provider' | 'role' | 'scope' | 'endsAt'>;
  readonly input: PlanInput;
}

/**
 * Asks an administrator to prolong one's own eligibility or assignment. PIM cannot extend an activation: that is
 * activated anew. Errors: what the provider throws.
 */
export function prolongRight(deps: PimDeps, asked: ProlongRequest): Promise<RequestOutcome> {
  const { person, action, kind, right, input } = asked;
  const current = action === 'selfExtend' ? { endsAt: right.endsAt } : undefined;
  const plan = planProlong({ action, kind, target: targetOf(right), person, input, current }, planContext(deps, asked));
  return sendPlan(deps, asked, plan);
}
