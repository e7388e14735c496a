import type { ActivationOutcome } from '../../pim/index.ts';
import type { View } from '../../words/index.ts';
import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import { activationFormCard } from '../cards/forms/activation-form-card.ts';
import { outcomeCard } from '../cards/outcomes/outcome-card.ts';

/** The card of an activation, however it was asked for. */
export const activationCard = (outcome: ActivationOutcome, view: View): RenderedCard =>
  outcome.kind === 'needs-input' ? activationFormCard(outcome.plan, view) : outcomeCard(outcome, view);
