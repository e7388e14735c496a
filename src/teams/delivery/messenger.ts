import type { RenderedCard } from '../cards/elements/rendered-card.ts';
import type { ConversationReference } from './conversation-reference.ts';

/** A message of the bot, as it is found again. */
export interface PostedMessage {
  readonly conversationId: string;
  readonly messageId: string;
  /** Teams' id of the only person who sees it (targeted message). */
  readonly onlyFor?: string | undefined;
}

export interface PostOptions {
  /** Teams' id of the only member who shall see it, in a group chat or channel. It is gone after a day. */
  readonly onlyFor?: string | undefined;
}

/**
 * Messages that the bot sends on its own, in conversations that it knows.
 *
 * Errors: AppError `ConversationUnknown`, `ConversationClosed` (dead: see `ConversationStore`), `MessageTooBig`,
 * `ConnectorBusy`, `ConnectorRefused`, `ConnectorSilent`. Where fact `sent` is `maybe` the message may be there.
 */
export interface Messenger {
  /** @param conversationId in a channel it begins a thread, unless it names one (`threadOf`). */
  post(conversationId: string, card: RenderedCard, options?: PostOptions): Promise<PostedMessage>;
  /** Changes it in place, for everybody. Nobody is notified. */
  update(message: PostedMessage, card: RenderedCard): Promise<void>;
  /** One that is gone already is gone. */
  delete(message: PostedMessage): Promise<void>;
  /**
   * Begins the 1:1 chat with a member, or finds it: it is always the same.
   *
   * @param member Teams' id of a person who has the bot installed, and where Teams was last heard of.
   * @returns its conversation id, which may be posted to from now on.
   */
  openChat(member: NewChat): Promise<string>;
}

export interface NewChat extends Pick<ConversationReference, 'tenantId' | 'serviceUrl'> {
  readonly memberId: string;
  readonly objectId: string;
}
