import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from './message-card.ts';

/** PIM takes its time; this card becomes the answer. Nothing to press: what was asked for is under way. */
export const workingCard = (view: View): RenderedCard =>
  messageCard({ title: view.words.say('working.title'), paragraphs: [view.words.say('working.text')] }, view);
