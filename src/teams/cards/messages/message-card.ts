import template from '../../../../adaptiveCards/message.json' with { type: 'json' };
import type { View } from '../../../words/view.ts';
import type { ActionJson } from '../elements/action.ts';
import { lines } from '../elements/paint-lines.ts';
import { cardTemplate } from '../elements/render-card.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';

const render = cardTemplate(template);

export interface MessagePaint {
  /** Nothing = the first paragraph says it all. */
  readonly title?: string;
  readonly paragraphs: readonly (string | undefined)[];
  /** Sentences that can be typed as they are. */
  readonly examples?: readonly string[];
  readonly reference?: string | undefined;
  readonly actions?: readonly ActionJson[];
  /** How to do by text what the buttons do. */
  readonly hints?: readonly string[];
}

/** A few sentences, mostly under a title. */
export function messageCard(
  { title, paragraphs, examples = [], reference, actions = [], hints = [] }: MessagePaint,
  view: View,
): RenderedCard {
  const shown = lines(...paragraphs);
  return render(
    {
      titles: lines(title),
      paragraphs: shown,
      hasExamples: examples.length > 0,
      examples: lines(...examples),
      references: lines(reference),
      actions,
    },
    { summary: title ?? shown[0]?.text ?? '', hints },
    view,
  );
}
