import type { ActivationPlan } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import type { Words } from '../../../words/words.ts';
import type { Paint } from '../elements/render-card.ts';
import { JUSTIFICATION_LENGTH } from '../verbs/input-schema.ts';
import { durationChoices } from './duration-choices.ts';

/** What the form asks: inputs that the plan misses, that PIM would refuse, or that no form can carry. */
export interface FormInputs {
  readonly choiceInputs: readonly Paint[];
  readonly areaInputs: readonly Paint[];
  readonly lineInputs: readonly Paint[];
}

export const asksDuration = ({ missing, refusals }: ActivationPlan): boolean =>
  missing.includes('duration') || refusals.length > 0;

export const isJustificationTooLong = ({ input }: ActivationPlan): boolean =>
  (input.justification?.length ?? 0) > JUSTIFICATION_LENGTH;

export function formInputs(plan: ActivationPlan, words: Words): FormInputs {
  const asksJustification = plan.missing.includes('justification') || isJustificationTooLong(plan);
  return {
    choiceInputs: asksDuration(plan) ? [durationInput(plan, words)] : [],
    areaInputs: asksJustification ? [justificationInput(words)] : [],
    lineInputs: plan.missing.includes('ticketNumber') ? ticketInputs(plan, words) : [],
  };
}

function durationInput(plan: ActivationPlan, words: Words): Paint {
  const { choices, preselected } = durationChoices(plan);
  const { maximumDuration } = plan.needs;
  return {
    id: 'duration',
    label: words.say('form.duration'),
    isRequired: true,
    errorMessage: words.say('form.durationError'),
    value: preselected,
    choices: choices.map((value) => {
      const duration = durationWords(value, words);
      return { value, title: value === maximumDuration ? words.say('form.longest', { duration }) : duration };
    }),
  };
}

const justificationInput = (words: Words): Paint => ({
  id: 'justification',
  label: words.say('form.justification'),
  isRequired: true,
  errorMessage: words.say('form.justificationError'),
  placeholder: words.say('form.justificationHint'),
});

function ticketInputs({ input }: ActivationPlan, words: Words): Paint[] {
  const number: Paint = {
    id: 'ticketNumber',
    label: words.say('form.ticketNumber'),
    isRequired: true,
    errorMessage: words.say('form.ticketNumberError'),
  };
  const system: Paint = {
    id: 'ticketSystem',
    label: words.say('form.ticketSystem'),
    isRequired: false,
    errorMessage: words.say('form.ticketSystemError'),
  };
  return input.ticketSystem ? [number] : [number, system];
}
