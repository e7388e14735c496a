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
}
