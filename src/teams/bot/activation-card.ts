import type { ActivationOutcome } from '../../pim/index.ts';
import type { View } from '../../words/index.ts';
import { activationFormCard } from '../cards/activation-form-card.ts';
import { outcomeCard } from '../cards/outcome-card.ts';
import type { RenderedCard } from '../cards/rendered-card.ts';

/** The card of an activation, however it was asked for. */
export const activationCard = (outcome: ActivationOutcome, view: View): RenderedCard =>
  outcome.kind === 'needs-input' ? activationFormCard(outcome.plan, view) : outcomeCard(outcome, view);
