import type { Assignment, Attempt, DeactivationOutcome } from '../../../pim/index.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { shortName } from '../rights/right.ts';
import { rightButtons } from '../rights/right-buttons.ts';
import { statusLook } from '../rights/status-look.ts';
import { deactivationPaint } from './deactivation-card.ts';
import { failedRow } from './failed-row.ts';
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
    return { name, ...failedRow(attempt.error, words), ...rightButtons(['deactivate'], activation, words) };
  }
  const outcome = attempt.value;
  if (outcome.kind === 'not-active')
    return {
      name,
      state: statusLook('none', words).status,
      details: [words.say('deactivation.notActiveNext')],
      actions: [],
    };
  const { status, next, actions, hints } = deactivationPaint(outcome, view);
  if (status === 'ended') return { name, done: words.say('several.deactivated'), details: [], actions: [] };
  return { name, state: statusLook(status, words).status, details: [next].flat(), actions, hints };
}
