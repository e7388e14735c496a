import type { Person } from '../../pim/index.ts';
import type { ConversationReference } from './conversation-reference.ts';

/**
 * Why Teams takes no message of the bot in a conversation any more, in its own words. One that was deleted has no bot in its
 * roster, an archived one blocks writing.
 */
export type DeadReason =
  | 'BotDisabledByAdmin'
  | 'BotNotInConversationRoster'
  | 'ConversationBlockedByUser'
  | 'MessageWritesBlocked';

/** The conversations that the bot knows. Ids are without a thread. */
export interface ConversationStore {
  /** Something came from there: its service URL is the newest, and it is alive. All that was known before is replaced. */
  seen(reference: ConversationReference): Promise<void>;
  /** Nothing where the bot never heard of it. */
  find(conversationId: string): Promise<KnownConversation | undefined>;
  /** The 1:1 chat with somebody. */
  chatWith(person: Person): Promise<KnownConversation | undefined>;
  /** Those of a team's channels that the bot has heard of, dead ones too. */
  channelsOf(teamId: string): Promise<readonly KnownConversation[]>;
  markDead(conversationId: string, reason: DeadReason): Promise<void>;
}

export interface KnownConversation extends ConversationReference {
  /** Set: posting there is of no use until something comes from there again. */
  readonly dead?: DeadReason | undefined;
}
