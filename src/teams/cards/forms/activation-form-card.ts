import { type ActivationPlan, narrowed, type Scope, targetOf } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateSubmit } from '../verbs/activation/activate-submit.ts';
import { activationCheck } from '../verbs/activation/activation-check.ts';
import { durationChoices } from './duration-choices.ts';
import { formInputs } from './form-inputs.ts';
import { isFilled, planForm } from './plan-form.ts';
import { scopeInput } from './scope-input.ts';

/**
 * Asks for exactly what the plan still misses. `notes` are sentences to put first, such as why the form is shown again;
 * `parts` are those of the scope on which it may be activated alone.
 */
export function activationFormCard(
  plan: ActivationPlan,
  view: View,
  notes: readonly string[] = [],
  parts: readonly Scope[] = [],
): RenderedCard {
  const { words } = view;
  const { eligibility } = plan;
  const choices = durationChoices(plan);
  const inputs = formInputs(plan, choices, words);
  const role = shortName(narrowed(plan), words);
  return planForm(
    {
      plan,
      right: eligibility,
      title: words.say('form.title'),
      summary: isFilled(inputs) ? words.say('form.ready', { role }) : words.say('form.summary', { role }),
      notes,
      where: scopeInput(plan, parts, words),
      choices,
      inputs,
      button: words.say('button.activate'),
      press: (kept) => activateSubmit.press(targetOf(eligibility), kept),
      other: {
        button: words.say('button.check'),
        press: (kept) => activationCheck.press(targetOf(eligibility), kept),
        hint: (command) => words.say('say.checkThis', { command: words.say('command.check', { command }) }),
      },
      command: (input) => activateCommand(role, input, words),
    },
    view,
  );
}
