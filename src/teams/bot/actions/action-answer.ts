import type { ErrorWords } from '../../../words/error-words.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { SignInReply } from '../edge/action/click-reply.ts';

/** What a click leads to. */
export type ActionAnswer =
  /**
   * The card that was clicked becomes this one: the same thing in its new state. Where others see it too, and where a
   * client asked by itself, only who asked is shown it.
   */
  | { readonly kind: 'replace'; readonly card: RenderedCard }
  /**
   * What only this person is shown in place of the card. `everyone` is what the message becomes for all, with no secret in
   * it; Teams then asks again for everybody's view.
   */
  | { readonly kind: 'view'; readonly card: RenderedCard; readonly everyone?: RenderedCard }
  /**
   * Another thing: a new message, where others read along in the 1:1 chat; `note` stands under the card that was clicked,
   * which stays.
   */
  | { readonly kind: 'post'; readonly card: RenderedCard; readonly note: string; readonly failure?: ActionFailure }
  /** Only a sentence under the card. */
  | { readonly kind: 'note'; readonly note: string }
  /** First a sign-in; Teams then sends the same click again. */
  | { readonly kind: 'sign-in'; readonly reply: SignInReply };

/** The turn failed: the same click again is another try. `said` is what its card says. */
export interface ActionFailure {
  readonly said: ErrorWords;
}
