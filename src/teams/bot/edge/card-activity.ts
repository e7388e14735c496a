import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';

/**
 * A message that is only a card: text beside it would become a second message whose id the bot never learns. The plain
 * text twin is the card's `fallbackText`; `summary` is what a notification shows.
 */
export const cardActivity = ({ card, summary }: RenderedCard): Partial<Activity> => ({
  type: ActivityTypes.Message,
  summary,
  attachments: [CardFactory.adaptiveCard(card)],
});
