import template from '../../../../adaptiveCards/activation-form.json' with { type: 'json' };
import { type ActivationPlan, narrowed, type PlanInput, type Scope, targetOf } from '../../../pim/index.ts';
import { planRefusalWords } from '../../../words/plan-refusal-words.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import { facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts, needsFacts } from '../rights/plan-facts.ts';
import { rowName, shortName } from '../rights/right.ts';
import { scopeLine } from '../rights/role-details.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateSubmit } from '../verbs/activate-submit.ts';
import { activationCheck } from '../verbs/activation-check.ts';
import { formClose } from '../verbs/form-close.ts';
import { JUSTIFICATION_LENGTH } from '../verbs/input-schema.ts';
import { durationChoices } from './duration-choices.ts';
import { asksDuration, formInputs, isJustificationTooLong } from './form-inputs.ts';
import { scopeInput } from './scope-input.ts';

const render = cardTemplate(template);

/**
 * Asks for exactly what the plan still misses. What was said already is shown as a fact and carried by the button.
 * `notes` are sentences to put first, such as why the form is shown again; `parts` are those of the scope on which it may be
 * activated alone.
 */
export function activationFormCard(
  plan: ActivationPlan,
  view: View,
  notes: readonly string[] = [],
  parts: readonly Scope[] = [],
): RenderedCard {
  const { words } = view;
  const { eligibility, needs } = plan;
  const kept = keptInput(plan);
  const inputs = formInputs(plan, words);
  const where = scopeInput(plan, parts, words);
  const role = shortName(narrowed(plan), words);
  const isReady = Object.values(inputs).every((asked) => asked.length === 0);
  const shown = facts([
    [words.say('fact.scope'), where.length > 0 ? undefined : scopeLine(eligibility, words)],
    ...inputFacts(kept, words),
    ...needsFacts(needs, words),
  ]);
  const command = activateCommand(role, isReady ? kept : exampleInput(plan, kept, words), words);

  return render(
    {
      title: words.say('form.title'),
      role: rowName(eligibility, words),
      notices: lines(...notes, ...planNotices(plan, view)),
      hasFacts: shown.length > 0,
      facts: shown,
      ...inputs,
      choiceInputs: [...where, ...inputs.choiceInputs],
      actions: [
        action(activateSubmit.press(targetOf(eligibility), kept), {
          title: words.say('button.activate'),
          style: 'positive',
        }),
        action(activationCheck.press(targetOf(eligibility), kept), { title: words.say('button.check') }),
        action(formClose.press(), { title: words.say('button.cancel'), ignoresInputs: true }),
      ],
    },
    {
      summary: isReady ? words.say('form.ready', { role }) : words.say('form.summary', { role }),
      hints: [
        words.say('say.complete', { command }),
        words.say('say.checkThis', { command: words.say('command.check', { command }) }),
        words.say('say.cancel'),
      ],
    },
    view,
  );
}

/** What the person said and PIM would take. */
function keptInput(plan: ActivationPlan): PlanInput {
  return {
    ...plan.input,
    ...(asksDuration(plan) && { duration: undefined }),
    ...(isJustificationTooLong(plan) && { justification: undefined }),
  };
}

/** What was said, completed by examples, for the line that shows how to say it all by text. */
const exampleInput = (plan: ActivationPlan, kept: PlanInput, words: Words): PlanInput => ({
  duration: kept.duration ?? durationChoices(plan).preselected,
  justification: kept.justification ?? (plan.needs.justification ? words.say('command.someJustification') : undefined),
  ticketNumber: kept.ticketNumber ?? (plan.needs.ticket ? words.say('command.someTicket') : undefined),
  ticketSystem: kept.ticketSystem,
});

function planNotices(plan: ActivationPlan, view: View): string[] {
  const { words } = view;
  return [
    ...plan.refusals.map((refusal) => planRefusalWords(refusal, view)),
    ...(isJustificationTooLong(plan) ? [words.say('form.tooLong', { limit: JUSTIFICATION_LENGTH })] : []),
    ...(plan.isPolicyKnown ? [] : [words.say('form.policyUnknown')]),
  ];
}
