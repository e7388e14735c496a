import type { Assignment, Attempt, DeactivationOutcome } from '../../../pim/index.ts';
import { errorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { rightButtons } from '../rights/right-buttons.ts';
import { deactivationPaint } from './deactivation-card.ts';
import { type SeveralRow, severalCard } from './several-card.ts';
import { type UnclearName, unclearRow } from './unclear-row.ts';

/** One of the activations that were to end. */
export type SeveralDeactivation =
  | { readonly kind: 'tried'; readonly activation: Assignment; readonly attempt: Attempt<DeactivationOutcome> }
  | UnclearName;

/** Several activations ended at once, each with its own outcome. */
export function severalDeactivationsCard(deactivations: readonly SeveralDeactivation[], view: View): RenderedCard {
  const { words } = view;
  const rows = deactivations.map((one) => (one.kind === 'tried' ? triedRow(one, view) : unclearRow(one, words)));
  const done = rows.filter((row) => row.done !== undefined).length;
  return severalCard(
    {
      title: words.say('several.deactivationTitle'),
      summary: words.say('several.deactivationSummary', { done, count: rows.length }),
      rows,
    },
    view,
  );
}

function triedRow({ activation, attempt }: Extract<SeveralDeactivation, { kind: 'tried' }>, view: View): SeveralRow {
  const { words } = view;
  const name = shortName(activation, words);
  if (!attempt.ok) {
    const { title, what, reference } = errorWords(attempt.error, words);
    const again = rightButtons(['deactivate'], activation, words);
    return { name, details: [words.say('several.failed', { title, what }), reference], ...again };
  }
  const outcome = attempt.value;
  if (outcome.kind === 'not-active')
    return {
      name,
      details: [words.say('deactivation.notActive'), words.say('deactivation.notActiveNext')],
      actions: [],
    };
  const { status, title, next, actions, hints } = deactivationPaint(outcome, view);
  if (status === 'ended') return { name, done: title, details: [], actions: [] };
  return { name, details: [title, next], actions, hints };
}
