import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../elements/rendered-card.ts';
import { messageCard } from '../messages/message-card.ts';

/** What a form becomes that was put away. */
export const closedCard = (view: View): RenderedCard =>
  messageCard({ title: view.words.say('form.closed'), paragraphs: [view.words.say('form.closedText')] }, view);
