import { errorWords } from '../../../words/error-words.ts';
import type { View } from '../../../words/view.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import { errorCard } from '../../cards/messages/error-card.ts';
import { cardActivity } from './card-activity.ts';
import { MAX_MESSAGE_BYTES, messageBytes } from './connector/message-size.ts';
import { messageTooBig } from './connector/refusals.ts';

/** What an activity has besides its card: addresses and ids. */
const ENVELOPE_BYTES = 4 * 1024;

/** The card, or one that says that it is too big for Teams, which would show nothing at all. */
export function fittingCard(card: RenderedCard, view: View): RenderedCard {
  const bytes = messageBytes(cardActivity(card)) + ENVELOPE_BYTES;
  if (bytes <= MAX_MESSAGE_BYTES) return card;
  return errorCard(errorWords(messageTooBig(bytes), view.words), view);
}
