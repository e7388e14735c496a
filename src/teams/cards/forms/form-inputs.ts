import type { IsoDuration } from '../../../core/iso-duration.ts';
import type { Plan } from '../../../pim/index.ts';
import { durationWords } from '../../../words/duration-words.ts';
import type { Words } from '../../../words/words.ts';
import type { Paint } from '../elements/render-card.ts';
import { JUSTIFICATION_LENGTH } from '../verbs/schemas/input-schema.ts';
import type { DurationChoices } from './duration-choices.ts';

/** What the form asks: inputs that the plan misses, that PIM would refuse, or that no form can carry. */
export interface FormInputs {
  readonly choiceInputs: readonly Paint[];
  readonly areaInputs: readonly Paint[];
  readonly lineInputs: readonly Paint[];
}

export const asksDuration = ({ missing, refusals }: Plan): boolean =>
  missing.includes('duration') || refusals.length > 0;

export const isJustificationTooLong = ({ input }: Plan): boolean =>
  (input.justification?.length ?? 0) > JUSTIFICATION_LENGTH;

export function formInputs(plan: Plan, choices: DurationChoices, words: Words): FormInputs {
  const asksJustification = plan.missing.includes('justification') || isJustificationTooLong(plan);
  return {
    choiceInputs: asksDuration(plan) ? [durationInput(choices, plan.needs.maximumDuration, words)] : [],
    areaInputs: asksJustification ? [justificationInput(words)] : [],
    lineInputs: plan.missing.includes('ticketNumber') ? ticketInputs(plan, words) : [],
  };
}

/** @param longest is marked as such. */
export function durationInput(
  { choices, preselected }: DurationChoices,
  longest: IsoDuration | undefined,
  words: Words,
  said: { readonly label: string; readonly errorMessage: string } = {
    label: words.say('form.duration'),
    errorMessage: words.say('form.durationError'),
  },
): Paint {
  return {
    id: 'duration',
    isRequired: true,
    ...said,
    value: preselected,
    choices: choices.map((value) => {
      const duration = durationWords(value, words);
      return { value, title: value === longest ? words.say('form.longest', { duration }) : duration };
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

function ticketInputs({ input }: Plan, words: Words): Paint[] {
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
