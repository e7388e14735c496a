import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/** A short answer, such as to what could not be read. */
export const textCard = (text: string, view: View): RenderedCard => messageCard({ paragraphs: [text] }, view);
