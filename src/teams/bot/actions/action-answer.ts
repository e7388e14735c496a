import type { RenderedCard } from '../../cards/elements/rendered-card.ts';

/** What a click leads to. */
export type ActionAnswer =
  /** The card that was clicked becomes this one: the same thing in its new state. */
  | { readonly kind: 'replace'; readonly card: RenderedCard }
  /** Another thing: a new message; `note` stands under the card that was clicked, which stays. */
  | { readonly kind: 'post'; readonly card: RenderedCard; readonly note: string }
  /** Only a sentence under the card. */
  | { readonly kind: 'note'; readonly note: string };
