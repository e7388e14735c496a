/** Where a message can be sent. */
export interface ConversationAddress {
  /** With `;messageid=` and the first message of a thread, in channels, where it means that thread. */
  readonly conversationId: string;
  readonly tenantId: string;
  /** Where Teams took the last word about it; regions move. */
  readonly serviceUrl: string;
}

/** A conversation that the bot has heard from. */
export interface ConversationReference extends ConversationAddress {
  readonly kind: 'personal' | 'groupChat' | 'channel';
  /** Of a 1:1 chat: the language and the IANA zone in which the person was last heard, as far as Teams says it. */
  readonly locale?: string | undefined;
  readonly zone?: string | undefined;
  /** Who it is with, in a 1:1 chat. */
  readonly person?: { readonly objectId: string; readonly memberId: string } | undefined;
  /** Of a channel or group chat, as Teams called it last; nothing while Teams has not said it. */
  readonly name?: string | undefined;
  /** Of a channel. The team's id is that of its channel General. */
  readonly team?: { readonly id: string; readonly name?: string | undefined } | undefined;
}

/** The conversation of an id that may name a thread in it. */
export const withoutThread = (conversationId: string): string => conversationId.replace(/;messageid=.*$/, '');

/** In a channel: the thread that begins with this message. */
export const threadOf = (channelId: string, firstMessageId: string): string =>
  `${withoutThread(channelId)};messageid=${firstMessageId}`;
