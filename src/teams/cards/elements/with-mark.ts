import { CARD_MARK } from './card-mark.ts';
import type { CardAbout, CardJson, RenderedCard } from './rendered-card.ts';

const BUTTONS: ReadonlySet<unknown> = new Set(['Action.Execute', 'Action.Submit']);

/** The card with the thing's name in every button, so that a click teaches which message it came from. */
export const markedCard = (card: RenderedCard, thing: string): RenderedCard => ({
  ...card,
  card: marked(card.card, thing) as CardJson,
});

/** The card, as one that shows a thing: the messages that it stands in are kept true. */
export const aboutCard = (card: RenderedCard, about: CardAbout): RenderedCard => ({
  ...markedCard(card, about.thing),
  about,
});

function marked(item: unknown, thing: string): unknown {
  if (Array.isArray(item)) return item.map((one) => marked(one, thing));
  if (typeof item !== 'object' || item === null) return item;
  const members = Object.entries(item).map(([name, value]) => [name, marked(value, thing)]);
  const copy: Record<string, unknown> = Object.fromEntries(members);
  if (!BUTTONS.has(copy.type) || typeof copy.data !== 'object') return copy;
  return { ...copy, data: { ...copy.data, [CARD_MARK]: thing } };
}
