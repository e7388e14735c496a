import template from '../../../../adaptiveCards/outcome.json' with { type: 'json' };
import type { View } from '../../../words/view.ts';
import type { ActionJson } from './action.ts';
import { type Fact, facts, lines } from './paint-lines.ts';
import { cardTemplate } from './render-card.ts';
import type { RenderedCard } from './rendered-card.ts';

const render = cardTemplate(template);

export interface FactSheetPaint {
  /** One to four words above the title: what kind of thing this is, or how it stands. */
  readonly status: string;
  readonly style: 'good' | 'attention' | 'warning' | 'emphasis';
  readonly title: string;
  /** One paragraph or several. */
  readonly next?: string | readonly string[] | undefined;
  readonly facts?: readonly Fact[];
  readonly reference?: string | undefined;
  readonly actions: readonly ActionJson[];
  readonly hints: readonly string[];
}

/** A heading on a ground of its own, what it means, the facts below it, and an id in small letters. */
export function factSheet(
  { status, style, title, next, reference, ...paint }: FactSheetPaint,
  view: View,
): RenderedCard {
  const shown = facts(paint.facts ?? []);
  return render(
    {
      status,
      style,
      title,
      paragraphs: lines(...[next].flat()),
      hasFacts: shown.length > 0,
      facts: shown,
      references: lines(reference),
      actions: paint.actions,
    },
    { summary: title, hints: paint.hints },
    view,
  );
}
