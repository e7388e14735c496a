import { type CheckOutcome, type Effect, narrowed } from '../../../pim/index.ts';
import { errorWords } from '../../../words/error-words.ts';
import { nameList } from '../../../words/name-list.ts';
import { planRefusalWords } from '../../../words/plan-refusal-words.ts';
import { stepUpWords } from '../../../words/step-up-words.ts';
import type { View } from '../../../words/view.ts';
import type { Words } from '../../../words/words.ts';
import { type ActionJson, action } from '../elements/action.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { inputFacts, needsFacts } from '../rights/plan-facts.ts';
import { shortName } from '../rights/right.ts';
import { scopeFact } from '../rights/role-details.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';
import { activateSubmit } from '../verbs/activation/activate-submit.ts';
import { type OutcomePaint, outcomeFrame } from './outcome-frame.ts';

/** What activating would lead to. Nothing was changed, and no state of it is called active. */
export function checkCard(outcome: CheckOutcome, view: View): RenderedCard {
  const { words } = view;
  const { plan } = outcome;
  const { input, needs } = plan;
  const eligibility = narrowed(plan);
  const command = activateCommand(shortName(eligibility, words), input, words);
  return outcomeFrame(
    {
      ...saidOf(outcome, view),
      facts: [
        [words.say('fact.scope'), scopeFact(eligibility, words)],
        ...inputFacts(input, words),
        ...needsFacts(needs, words),
      ],
      actions: buttons(outcome, words),
      hints: [words.say('say.activateThis', { command })],
    },
    view,
  );
}

type Said = Pick<OutcomePaint, 'status' | 'title' | 'next' | 'reference'>;

function saidOf(outcome: CheckOutcome, view: View): Said {
  const { words } = view;
  const role = shortName(narrowed(outcome.plan), words);
  switch (outcome.kind) {
    case 'would-be-accepted':
      return {
        status: 'check-passed',
        title: words.say(EFFECTS[outcome.plan.effect] ?? 'check.inForce', { role }),
        next: words.say('check.nothingChanged'),
      };
    case 'would-be-refused': {
      const { what, next, reference } = errorWords(outcome.refusal, words);
      return {
        status: 'check-refused',
        title: words.say('check.refused', { role }),
        next: [what, next],
        reference: reference && words.say('fact.reference', { reference }),
      };
    }
    case 'needs-step-up': {
      const { what } = stepUpWords(outcome.stepUp, undefined, words);
      return {
        status: 'check-incomplete',
        title: words.say('check.stepUp', { role }),
        next: [what, words.say('check.stepUpNext')],
      };
    }
    case 'needs-input': {
      const { missing, refusals } = outcome.plan;
      const inputs = missing.map((name) => words.say(`input.${name}`));
      return {
        status: refusals.length > 0 ? 'check-refused' : 'check-incomplete',
        title: words.say(refusals.length > 0 ? 'check.refused' : 'check.missing', { role }),
        next: [
          ...refusals.map((refusal) => planRefusalWords(refusal, view)),
          ...(missing.length > 0 ? [words.say('check.missingInputs', { inputs: nameList(inputs, words, 'and') })] : []),
          words.say('check.notAsked'),
        ],
      };
    }
  }
}

/** What an activation can lead to. */
const EFFECTS: Partial<Record<Effect, 'check.inForce' | 'check.scheduled' | 'check.waits'>> = {
  'in-force': 'check.inForce',
  scheduled: 'check.scheduled',
  'waits-for-approval': 'check.waits',
};

function buttons({ kind, plan }: CheckOutcome, words: Words): ActionJson[] {
  const { target } = plan;
  const change = action(activateOpen.press(target), { title: words.say('button.change') });
  if (kind === 'would-be-refused') return [change];
  if (kind === 'needs-input')
    return [
      action(activateOpen.press(target, plan.input), {
        title: words.say(plan.missing.length > 0 ? 'button.fillIn' : 'button.change'),
        style: 'positive',
      }),
    ];
  const activate = action(activateSubmit.press(target, plan.input), {
    title: words.say('button.activate'),
    style: 'positive',
  });
  return [activate, change];
}
