import {
  earliestEnd,
  findActivation,
  type PlanInput,
  planRole,
  restartActivation,
  type Target,
} from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { restartFormCard } from '../../cards/forms/restart-form-card.ts';
import { deactivationCard } from '../../cards/outcomes/deactivation-card.ts';
import { notAgainCard } from '../../cards/outcomes/restart-card.ts';
import { activationCard } from '../activation-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

/** Ends an activation and activates it anew; where something is missing, asks for that before anything ends. */
export async function restart(useCases: UseCases, turn: Turn, target: Target, input: PlanInput): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  const outcome = await restartActivation(useCases, { person, activityId, target, input });
  switch (outcome.kind) {
    case 'needs-input':
      return restartForm(useCases, turn, target, input);
    case 'not-active':
      return activationCard({ kind: 'needs-input', plan: outcome.plan }, view);
    case 'not-ended':
      return deactivationCard(outcome.outcome, view);
    case 'ended':
      return outcome.again.ok
        ? activationCard(outcome.again.value, view)
        : notAgainCard(outcome.plan.eligibility, outcome.plan.input, outcome.again.error, view);
  }
}

/** The offer to restart, with what that means; nothing is sent. */
export async function restartForm(
  useCases: UseCases,
  turn: Turn,
  target: Target,
  input: PlanInput,
): Promise<RenderedCard> {
  const { person, view } = turn;
  const [activation, plan] = await Promise.all([
    findActivation(useCases, person, target),
    planRole(useCases, { person, target, input }),
  ]);
  if (!activation) return activationCard({ kind: 'needs-input', plan }, view);
  return restartFormCard(activation, plan, view, earliestEnd(activation.startsAt));
}
