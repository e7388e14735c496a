import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';

/** Not part of what is sent: what the message shows, for whoever keeps messages true. */
const CARD = Symbol('card');

/**
 * A message that is only a card: text beside it would become a second message whose id the bot never learns. The plain
 * text twin is the card's `fallbackText`; `summary` is what a notification shows.
 */
export const cardActivity = (rendered: RenderedCard): Partial<Activity> => ({
  type: ActivityTypes.Message,
  summary: rendered.summary,
  attachments: [CardFactory.adaptiveCard(rendered.card)],
  ...{ [CARD]: rendered },
});

/** The card that `cardActivity` made an activity of. */
export const cardIn = (activity: object): RenderedCard | undefined => Reflect.get(activity, CARD);
