import { type PlanInput, planProlong, prolongRight, targetOf } from '../../../pim/index.ts';
import { stepUpWords } from '../../../words/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { type ProlongableRight, prolongFormCard } from '../../cards/forms/prolong-form-card.ts';
import { errorCard } from '../../cards/messages/error-card.ts';
import { prolongCard } from '../../cards/outcomes/prolong-card.ts';
import type { Turn } from '../turn.ts';
import type { UseCases } from '../use-cases.ts';

export type ProlongAction = 'selfExtend' | 'selfRenew';

/** Asks an administrator to prolong a right of one's own; where something is missing, asks for that first. */
export async function prolong(
  useCases: UseCases,
  turn: Turn,
  action: ProlongAction,
  right: ProlongableRight,
  input: PlanInput,
): Promise<RenderedCard> {
  const { person, activityId, view } = turn;
  const outcome = await prolongRight(useCases, { person, activityId, action, kind: right.kind, right, input });
  switch (outcome.kind) {
    case 'needs-input':
      return prolongFormCard(action, right, outcome.plan, view);
    case 'needs-step-up':
      return errorCard(stepUpWords(outcome.stepUp, outcome.refusal, view.words), view);
    case 'requested':
    case 'in-doubt':
      return prolongCard(action, right, outcome, view);
  }
}

/** The form for it; nothing is sent. */
export function prolongForm(
  { clock }: UseCases,
  { person, view }: Turn,
  action: ProlongAction,
  right: ProlongableRight,
  input: PlanInput,
): RenderedCard {
  const current = action === 'selfExtend' ? { endsAt: right.endsAt } : undefined;
  const wish = { action, kind: right.kind, target: targetOf(right), person, input, current };
  return prolongFormCard(action, right, planProlong(wish, { now: clock.now() }), view);
}
