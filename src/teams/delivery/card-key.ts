import type { RenderedCard } from '../cards/elements/rendered-card.ts';

/** One card per thing and conversation: what is posted once, and changed in place from then on. */
export interface CardKey {
  /** What the card shows, such as `request|entra-role|<id>`. At most 400 characters. */
  readonly thing: string;
  /** Without a thread. */
  readonly conversationId: string;
}

/** What the messages of a key shall show. */
export interface Wanted {
  readonly card: RenderedCard;
  /** What the thing is like, in one word or some: a card of the same state is not sent again. */
  readonly state: string;
  /** When that was true, by the bot's clock. An older state never takes the place of a newer one. */
  readonly seenAt: Date;
}
