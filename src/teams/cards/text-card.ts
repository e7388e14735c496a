import type { View } from '../../words/view.ts';
import { messageCard } from './message-card.ts';
import type { RenderedCard } from './rendered-card.ts';

/** A short answer, such as to what could not be read. */
export const textCard = (text: string, view: View): RenderedCard => messageCard({ paragraphs: [text] }, view);
