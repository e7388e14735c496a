import { type ActivationPlan, type Assignment, targetOf } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import { moment } from '../../../words/moment.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { approverNames } from '../rights/plan-facts.ts';
import { shortName } from '../rights/right.ts';
import { withClauses } from '../rights/typed-command.ts';
import { restartSubmit } from '../verbs/activation/restart-submit.ts';
import { durationChoices } from './duration-choices.ts';
import { formInputs } from './form-inputs.ts';
import { planForm } from './plan-form.ts';

/** Offers what PIM can do instead of extending an activation, and says what that means. `possibleAt`: not before. */
export function restartFormCard(
  activation: Assignment,
  plan: ActivationPlan,
  view: View,
  possibleAt?: Date | undefined,
): RenderedCard {
  const { words, now } = view;
  const role = shortName(activation, words);
  const choices = durationChoices(plan);
  const { approvers } = plan.needs;
  const { duration } = plan.input;
  return planForm(
    {
      plan,
      right: activation,
      title: words.say('restart.title'),
      summary: words.say('restart.summary', { role }),
      notes: [
        words.say('restart.cannotExtend'),
        ...(approvers ? [words.say('restart.needsApproval', { approvers: approverNames(approvers, words) })] : []),
        ...(possibleAt && possibleAt > now ? [words.say('restart.tooEarly', { when: moment(possibleAt, view) })] : []),
      ],
      facts: [[words.say('restart.now'), until(activation.endsAt, view)]],
      choices,
      inputs: formInputs(plan, choices, words),
      button:
        duration && plan.refusals.length === 0
          ? words.say('button.restartFor', { duration: durationWords(duration, words) })
          : words.say('button.restart'),
      press: (kept) => restartSubmit.press(targetOf(activation), kept),
      command: (input) => withClauses(words.say('command.restart', { role }), input, words),
    },
    view,
  );
}
