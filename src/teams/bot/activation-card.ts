import type { ActivationOutcome } from '../../pim/index.ts';
import type { View } from '../../words/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { activationFormCard } from '../cards/forms/activation-form-card.ts';
import { outcomeCard } from '../cards/outcomes/outcome-card.ts';
import { StepUpNeeded } from './sign-in/step-up-needed.ts';

/** The card of an activation, however it was asked for. Errors: `StepUpNeeded`, which is for the sign-in to care for. */
export function activationCard(outcome: ActivationOutcome, view: View): RenderedCard {
  switch (outcome.kind) {
    case 'needs-input':
      return activationFormCard(outcome.plan, view);
    case 'needs-step-up':
      throw new StepUpNeeded(outcome);
    case 'done':
    case 'in-doubt':
      return outcomeCard(outcome, view);
  }
}
