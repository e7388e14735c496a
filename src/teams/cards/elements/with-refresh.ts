import type { Press } from '../verbs/kinds/card-verb.ts';
import { isView } from '../verbs/kinds/verb-kinds.ts';
import type { RenderedCard } from './rendered-card.ts';

/** Teams refreshes a card by itself for at most so many people (Microsoft Learn, "User Specific Views"). */
export const MOST_VIEWERS = 60;

/**
 * The card, with a view of their own for some: Teams asks for it when they look at the card, and again after the message
 * was changed. Everybody sees the card itself first, and all but those go on seeing it, so it holds no secret. Whatever view
 * is answered with must be given its `refresh` again, or Teams does not ask a second time.
 *
 * @param press asks for the view; only a verb that reads may stand here, because nobody presses anything.
 * @param memberIds Teams' ids of them, for this bot. Those beyond the sixtieth get their view by pressing a button only.
 */
export function withRefresh(card: RenderedCard, { verb, data }: Press, memberIds: readonly string[]): RenderedCard {
  if (!isView(verb)) throw new Error(`A card that refreshes itself by "${verb}" would act without being asked.`);
  const userIds = [...new Set(memberIds)].slice(0, MOST_VIEWERS);
  const refresh = { action: { type: 'Action.Execute', title: card.summary, verb, data }, userIds };
  return { ...card, card: { ...card.card, refresh } };
}
