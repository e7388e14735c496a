/** A message as it stands in a chat at the end. */
export interface Remainder {
  readonly chatId: string;
  readonly messageId: string;
  readonly words: string;
}
