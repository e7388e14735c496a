import type { ActivationOutcome } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { buttonFor, rightButtons } from '../rights/right-buttons.ts';
import { outcomeFrame } from './outcome-frame.ts';
import { outcomeSentences } from './outcome-sentences.ts';
import { standingCard } from './standing-card.ts';

/** What became of an activation that was sent. */
export function outcomeCard(
  outcome: Extract<ActivationOutcome, { kind: 'done' | 'in-doubt' }>,
  view: View,
): RenderedCard {
  if (outcome.kind === 'in-doubt') return inDoubtCard(outcome, view);
  const { eligibility, standing, plan, isNew } = outcome;
  return standingCard(eligibility, standing, view, {
    // What was there already was not asked for with this input.
    sent: isNew ? plan.input : undefined,
    approvers: plan.needs.approvers,
    isNew,
  });
}

function inDoubtCard({ eligibility }: Extract<ActivationOutcome, { kind: 'in-doubt' }>, view: View): RenderedCard {
  const sentences = outcomeSentences(
    {
      state: 'in-doubt',
      role: shortName(eligibility, view.words),
      status: '',
      startsAt: undefined,
      endsAt: undefined,
      isEndKnown: false,
      approvers: undefined,
    },
    view,
  );
  return outcomeFrame(
    {
      status: 'in-doubt',
      ...sentences,
      ...rightButtons([buttonFor('in-doubt')], eligibility, view.words),
    },
    view,
  );
}
