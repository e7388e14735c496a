import template from '../../../../adaptiveCards/activation-form.json' with { type: 'json' };
import type { Plan, PlanInput, RoleAtScope } from '../../../pim/index.ts';
import { planRefusalWords } from '../../../words/plan-refusal-words.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { action } from '../elements/action.ts';
import { facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate, type Paint } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts, needsFacts } from '../rights/plan-facts.ts';
import { rowName } from '../rights/right.ts';
import { scopeFact } from '../rights/role-details.ts';
import { formClose } from '../verbs/form-close.ts';
import type { Press } from '../verbs/kinds/card-verb.ts';
import { JUSTIFICATION_LENGTH } from '../verbs/schemas/input-schema.ts';
import type { DurationChoices } from './duration-choices.ts';
import { asksDuration, type FormInputs, isJustificationTooLong } from './form-inputs.ts';

const render = cardTemplate(template);

type Fact = readonly [label: string, value: string | undefined];

/** What differs between the forms that ask for what a plan still misses. */
export interface PlanForm {
  readonly plan: Plan;
  readonly right: RoleAtScope;
  readonly title: string;
  readonly summary: string;
  /** Sentences to put first. */
  readonly notes: readonly string[];
  /** More to know, after the scope. */
  readonly facts?: readonly Fact[];
  /** Asks where, before all else: then the scope is no fact. */
  readonly where?: readonly Paint[];
  readonly choices: DurationChoices;
  readonly inputs: FormInputs;
  readonly button: string;
  /** What the button sends, with what was said before. */
  press(kept: PlanInput): Press;
  /** Another thing to do with the same inputs. */
  readonly other?: {
    readonly button: string;
    press(kept: PlanInput): Press;
    hint(command: string): string;
  };
  /** How to say it all by text. */
  command(input: PlanInput): string;
}

/** Asks for exactly what the plan still misses. What was said already is shown as a fact and carried by the button. */
export function planForm(form: PlanForm, view: View): RenderedCard {
  const { words } = view;
  const { plan, right, inputs, where = [], other } = form;
  const kept = keptInput(plan);
  const shown = facts([
    [words.say('fact.scope'), where.length > 0 ? undefined : scopeFact(right, words)],
    ...(form.facts ?? []),
    ...inputFacts(kept, words),
    ...needsFacts(plan.needs, words),
  ]);
  const command = form.command(isFilled(inputs) ? kept : exampleInput(form, kept, words));
  return render(
    {
      title: form.title,
      role: rowName(right, words),
      notices: lines(...form.notes, ...planNotices(plan, view)),
      hasFacts: shown.length > 0,
      facts: shown,
      ...(inputs as unknown as Paint),
      choiceInputs: [...where, ...inputs.choiceInputs],
      actions: [
        action(form.press(kept), { title: form.button, style: 'positive' }),
        ...(other ? [action(other.press(kept), { title: other.button })] : []),
        action(formClose.press(), { title: words.say('button.cancel'), ignoresInputs: true }),
      ],
    },
    {
      summary: form.summary,
      hints: [words.say('say.complete', { command }), ...(other ? [other.hint(command)] : []), words.say('say.cancel')],
    },
    view,
  );
}

/** Whether the form asks for nothing that must be filled. */
export const isFilled = (inputs: FormInputs): boolean =>
  Object.values(inputs).every((asked: readonly Paint[]) => asked.every(({ isRequired }) => isRequired === false));

/** What the person said and PIM would take. */
function keptInput(plan: Plan): PlanInput {
  return {
    ...plan.input,
    ...(asksDuration(plan) && { duration: undefined }),
    ...(isJustificationTooLong(plan) && { justification: undefined }),
  };
}

/** What was said, completed by examples, for the line that shows how to say it all by text. */
const exampleInput = ({ plan: { needs }, choices }: PlanForm, kept: PlanInput, words: Words): PlanInput => ({
  duration: kept.duration ?? choices.preselected,
  justification: kept.justification ?? (needs.justification ? words.say('command.someJustification') : undefined),
  ticketNumber: kept.ticketNumber ?? (needs.ticket ? words.say('command.someTicket') : undefined),
  ticketSystem: kept.ticketSystem,
});

function planNotices(plan: Plan, view: View): string[] {
  const { words } = view;
  return [
    ...plan.refusals.map((refusal) => planRefusalWords(refusal, view)),
    ...(isJustificationTooLong(plan) ? [words.say('form.tooLong', { limit: JUSTIFICATION_LENGTH })] : []),
    ...(plan.isPolicyKnown ? [] : [words.say('form.policyUnknown')]),
  ];
}
