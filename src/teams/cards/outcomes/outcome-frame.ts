import type { View } from '../../../words/view.ts';
import { type FactSheetPaint, factSheet } from '../elements/fact-sheet.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { type Status, statusLook } from '../rights/status-look.ts';

export interface OutcomePaint extends Omit<FactSheetPaint, 'status' | 'style'> {
  readonly status: Status;
}

/** How every outcome looks: its state first, then what is, what to do, the facts, and PIM's id in small letters. */
export const outcomeFrame = (paint: OutcomePaint, view: View): RenderedCard =>
  factSheet({ ...paint, ...statusLook(paint.status, view.words) }, view);
