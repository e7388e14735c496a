import {
  type ActivationAttempt,
  type ActivationOutcome,
  type Plan,
  type PlanInput,
  type RoleAtScope,
  targetOf,
} from '../../../pim/index.ts';
import { moment } from '../../../words/moment.ts';
import { nameList } from '../../../words/name-list.ts';
import { planRefusalWords } from '../../../words/plan-refusal-words.ts';
import { until } from '../../../words/until.ts';
import type { View } from '../../../words/view.ts';
import { action } from '../elements/action.ts';
import { joined } from '../elements/paint-lines.ts';
import type { CardAbout, RenderedCard } from '../elements/rendered-card.ts';
import { aboutStanding } from '../following/about-request.ts';
import { shortName } from '../rights/right.ts';
import { buttonFor, rightButtons } from '../rights/right-buttons.ts';
import { statusLook } from '../rights/status-look.ts';
import { activateCommand } from '../rights/typed-command.ts';
import { activateOpen } from '../verbs/activation/activate-open.ts';
import { activateSubmit } from '../verbs/activation/activate-submit.ts';
import { failedRow } from './failed-row.ts';
import { outcomeSentences } from './outcome-sentences.ts';
import { type SeveralRow, severalCard } from './several-card.ts';
import { standingFacts } from './standing-facts.ts';
import { type UnclearName, unclearRow } from './unclear-row.ts';

/** One of the roles that were named. */
export type SeveralActivation =
  | { readonly kind: 'tried'; readonly right: RoleAtScope; readonly attempt: ActivationAttempt }
  | UnclearName;

/** Several activations at once, each with its own outcome. `input` is what was said for all of them. */
export function severalActivationsCard(
  activations: readonly SeveralActivation[],
  input: PlanInput,
  view: View,
): RenderedCard {
  const { words } = view;
  const rows = activations.map((one) => (one.kind === 'tried' ? triedRow(one, input, view) : unclearRow(one, words)));
  const done = rows.filter((row) => row.done !== undefined).length;
  const card = severalCard(
    {
      title: words.say('several.activationTitle'),
      summary: words.say('several.activationSummary', { done, count: rows.length }),
      rows,
    },
    view,
  );
  return { ...card, mentions: activations.flatMap((one) => (one.kind === 'tried' ? mentionOf(one) : [])) };
}

function mentionOf({ attempt }: Extract<SeveralActivation, { kind: 'tried' }>): readonly CardAbout[] {
  const about = attempt.ok && attempt.value.kind === 'done' ? aboutStanding(attempt.value.standing) : undefined;
  return about ? [about] : [];
}

function triedRow(
  { right, attempt }: Extract<SeveralActivation, { kind: 'tried' }>,
  input: PlanInput,
  view: View,
): SeveralRow {
  const name = shortName(right, view.words);
  if (attempt.ok) return { name, ...outcomeRow(right, attempt.value, input, view) };
  const again = rightButtons(['activate'], right, view.words);
  return { name, ...failedRow(attempt.error, view.words), actions: again.actions };
}

function outcomeRow(
  right: RoleAtScope,
  outcome: ActivationOutcome,
  input: PlanInput,
  view: View,
): Omit<SeveralRow, 'name'> {
  const { words } = view;
  const role = shortName(right, words);
  switch (outcome.kind) {
    case 'needs-input':
      return {
        state: statusLook('needs-input', words).status,
        details: planDetails(outcome.plan, view),
        actions: [
          action(activateOpen.press(targetOf(right), input), {
            title: words.say('button.fillIn'),
            tooltip: words.say('button.fillInThis', { role }),
          }),
        ],
        hints: [words.say('say.fillIn')],
      };
    case 'needs-step-up':
      return {
        state: statusLook('needs-sign-in', words).status,
        details: [words.say('several.stepUp')],
        actions: [
          action(activateSubmit.press(targetOf(right), input), {
            title: words.say('button.activate'),
            tooltip: words.say('button.activateThis', { role }),
          }),
        ],
        hints: [words.say('say.activateThis', { command: activateCommand(role, input, words) })],
      };
    case 'in-doubt': {
      const { next } = outcomeSentences(
        { ...standingFacts({ kind: 'none' }, role, undefined), state: 'in-doubt' },
        view,
      );
      return {
        state: statusLook('in-doubt', words).status,
        details: [next],
        ...rightButtons(['check'], right, words),
      };
    }
    case 'done': {
      const facts = standingFacts(outcome.standing, role, outcome.plan.needs.approvers);
      const { title, next } = outcomeSentences(facts, view);
      const buttons = facts.state === 'active' ? { actions: [] } : rightButtons([buttonFor(facts.state)], right, words);
      if (facts.state === 'active' && (facts.endsAt || facts.isEndKnown))
        return { done: words.say('right.activeUntil', { until: until(facts.endsAt, view) }), details: [], ...buttons };
      return {
        ...(facts.state === 'active' && { done: title }),
        state: joined(
          statusLook(facts.state, words).status,
          facts.state === 'scheduled' &&
            facts.startsAt &&
            words.say('requests.starts', { when: moment(facts.startsAt, view) }),
        ),
        details: facts.state === 'active' ? [] : [next],
        ...buttons,
      };
    }
  }
}

function planDetails({ missing, refusals }: Plan, view: View): string[] {
  const { words } = view;
  const wanted = missing.map((input) => words.say(`input.${input}`));
  return [
    ...refusals.map((refusal) => words.say('several.refused', { why: planRefusalWords(refusal, view) })),
    ...(wanted.length > 0 ? [words.say('check.missingInputs', { inputs: nameList(wanted, words, 'and') })] : []),
  ];
}
