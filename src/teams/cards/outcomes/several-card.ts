import template from '../../../../adaptiveCards/list.json' with { type: 'json' };
import type { View } from '../../../words/view.ts';
import type { ActionJson } from '../elements/action.ts';
import { lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';

const render = cardTemplate(template);

/** What came of one of several. */
export interface SeveralRow {
  readonly name: string;
  /** What is done: stands out. */
  readonly done?: string | undefined;
  /** What is not, and what to do. */
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
export const severalCard = ({ title, summary, rows }: SeveralPaint, view: View): RenderedCard =>
  render(
    {
      title,
      paragraphs: lines(view.words.say('several.each')),
      rows: rows.map(({ name, done, details, actions }) => ({
        groups: [],
        name,
        states: lines(done && `✔ ${done}`),
        details: lines(...details),
        hasActions: actions.length > 0,
        actions,
      })),
      notices: [],
      footers: [],
      actions: [],
    },
    { summary, hints: [...new Set(rows.flatMap(({ hints = [] }) => hints))] },
    view,
  );
