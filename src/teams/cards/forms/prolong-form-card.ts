import { type ExpiredRight, type Plan, targetOf } from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import type { Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { withClauses } from '../rights/typed-command.ts';
import { prolongSubmit } from '../verbs/rights/prolong-submit.ts';
import { prolongChoices } from './duration-choices.ts';
import { asksDuration, durationInput, isJustificationTooLong } from './form-inputs.ts';
import { planForm } from './plan-form.ts';

/** An eligibility or an assignment that is to be prolonged; still holding or over. */
export type ProlongableRight = ExpiredRight;

/** Asks how long one's own right is to hold, and why; an administrator decides. */
export function prolongFormCard(
  action: 'selfExtend' | 'selfRenew',
  right: ProlongableRight,
  plan: Plan,
  view: View,
): RenderedCard {
  const { words, now } = view;
  const role = shortName(right, words);
  const isExtension = action === 'selfExtend';
  const choices = prolongChoices(isExtension ? right.endsAt : undefined, now);
  const isReasonOpen = plan.input.justification === undefined || isJustificationTooLong(plan);
  return planForm(
    {
      plan,
      right,
      title: words.say(isExtension ? 'prolong.extendTitle' : 'prolong.renewTitle'),
      summary: words.say(isExtension ? 'prolong.extendSummary' : 'prolong.renewSummary', { role }),
      notes: [words.say('prolong.administratorDecides')],
      facts: rightFacts(right, view),
      choices,
      inputs: {
        choiceInputs: asksDuration(plan)
          ? [
              durationInput(choices, undefined, words, {
                label: words.say('prolong.duration'),
                errorMessage: words.say('prolong.durationError'),
              }),
            ]
          : [],
        areaInputs: isReasonOpen ? [reasonInput(words)] : [],
        lineInputs: [],
      },
      button: words.say('button.ask'),
      press: (kept) => prolongSubmit.press(action, targetOf(right), right.kind, kept),
      command: (input) =>
        withClauses(words.say(isExtension ? 'command.extend' : 'command.renew', { role }), input, words),
    },
    view,
  );
}

/** What it is, and when it ends or ended. */
export function rightFacts(
  { kind, endsAt }: ProlongableRight,
  view: View,
): [label: string, value: string | undefined][] {
  const { words } = view;
  return [
    [words.say('prolong.right'), words.say(kind === 'eligibility' ? 'prolong.isEligibility' : 'prolong.isAssignment')],
    [words.say(endsAt && endsAt < view.now ? 'prolong.endedAt' : 'prolong.endsAt'), endsAt && moment(endsAt, view)],
  ];
}

const reasonInput = (words: Words): Paint => ({
  id: 'justification',
  label: words.say('prolong.reason'),
  isRequired: false,
  errorMessage: words.say('review.reasonError'),
  placeholder: words.say('prolong.reasonHint'),
});
