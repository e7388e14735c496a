import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { View } from '../../../words/view.ts';
import type { ActionJson } from '../elements/action.ts';
import { lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';

/** Keeps the message below what Teams takes even where every name and sentence is as long as it can be. */
const MOST_ROWS = 8;

const render = cardTemplate(template);

/** What came of one of several. */
export interface SeveralRow {
  readonly name: string;
  /** What is done. */
  readonly done?: string | undefined;
  /** How it stands, where it is not done. */
  readonly state?: string | undefined;
  /** What that means, and what to do. */
  readonly details: readonly (string | undefined)[];
  readonly actions: readonly ActionJson[];
  readonly hints?: readonly string[];
}

export interface SeveralPaint {
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly SeveralRow[];
}

/** Several things done at once, each with its own outcome: a failure never hides a success. */
export function severalCard({ title, summary, rows: all }: SeveralPaint, view: View): RenderedCard {
  // Of more than fit, what is not done matters more.
  const rows = [...all].sort((one, other) => Number(one.done !== undefined) - Number(other.done !== undefined));
  const shown = all.length > MOST_ROWS ? rows.slice(0, MOST_ROWS) : all;
  const hidden = all.length - shown.length;
  return render(
    {
      title,
      paragraphs: lines(summary),
      rows: shown.map(({ name, done, state, details, actions }) => ({
        groups: [],
        name,
        states: lines(done ? `✔ ${done}` : state),
        details: lines(...details),
        isTall: true,
        hasActions: actions.length > 0,
        actions,
      })),
      notices: [],
      footers: lines(hidden > 0 ? view.words.say('several.more', { count: hidden }) : undefined),
      actions: [],
    },
    { summary, hints: [...new Set(shown.flatMap(({ hints = [] }) => hints))] },
    view,
  );
}
