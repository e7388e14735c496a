import template from '../../../../adaptiveCards/outcome.json' with { type: 'json' };
import type { View } from '../../../words/view.ts';
import type { ActionJson } from '../elements/action.ts';
import { facts, lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { type Status, statusLook } from '../rights/status-look.ts';

const render = cardTemplate(template);

export interface OutcomePaint {
  readonly status: Status;
  readonly title: string;
  readonly next: string;
  readonly facts?: readonly (readonly [label: string, value: string | undefined])[];
  readonly reference?: string | undefined;
  readonly actions: readonly ActionJson[];
  readonly hints: readonly string[];
}

/** How every outcome looks: its state first, then what is, what to do, the facts, and PIM's id in small letters. */
export function outcomeFrame(paint: OutcomePaint, view: View): RenderedCard {
  const shown = facts(paint.facts ?? []);
  return render(
    {
      ...statusLook(paint.status, view.words),
      title: paint.title,
      paragraphs: lines(paint.next),
      hasFacts: shown.length > 0,
      facts: shown,
      references: lines(paint.reference),
      actions: paint.actions,
    },
    { summary: paint.title, hints: paint.hints },
    view,
  );
}
