import type { ActivationOutcome } from '../../pim/index.ts';
import { stepUpWords, type View } from '../../words/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { activationFormCard } from '../cards/forms/activation-form-card.ts';
import { errorCard } from '../cards/messages/error-card.ts';
import { outcomeCard } from '../cards/outcomes/outcome-card.ts';

/** The card of an activation, however it was asked for. */
export function activationCard(outcome: ActivationOutcome, view: View): RenderedCard {
  switch (outcome.kind) {
    case 'needs-input':
      return activationFormCard(outcome.plan, view);
    case 'needs-step-up':
      return errorCard(stepUpWords(outcome.stepUp, outcome.refusal, view.words), view);
    case 'done':
    case 'in-doubt':
      return outcomeCard(outcome, view);
  }
}
