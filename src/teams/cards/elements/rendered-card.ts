/** Adaptive Card 1.5 JSON. */
export type CardJson = Readonly<Record<string, unknown>>;

/** A card, ready to be sent. */
export interface RenderedCard {
  readonly card: CardJson;
  /**
   * The card's twin for notifications, screen readers and clients without cards: all that the card says, and how to do
   * by text what its buttons do. Plain text: send it with `textFormat: 'plain'`.
   */
  readonly text: string;
  /** One line, for the toast. */
  readonly summary: string;
  /** Nothing = what it says stays as it is. */
  readonly about?: CardAbout | undefined;
  /** What it tells among other things: it is not changed with them, and they need no card beside it. */
  readonly mentions?: readonly CardAbout[] | undefined;
}

/** What a card shows that may change later. */
export interface CardAbout {
  /** Such as `request|entra-role|assignment|<id>`. */
  readonly thing: string;
  /** How that is, first in one word: `active|<end>`. */
  readonly state: string;
}
