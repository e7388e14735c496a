import type { Conversation } from '../conversation.ts';
import type { TeamsState } from '../state.ts';
import { ConnectorError } from './connector-error.ts';

export interface Address {
  readonly conversation: Conversation;
  /** The thread that `;messageid=` names. */
  readonly threadId: string | undefined;
}

/** The conversation of an id such as `19:…@thread.tacv2;messageid=1700000000000`. Throws where the bot may not be there. */
export function findConversation(state: TeamsState, id: string): Address {
  const [base = '', threadId] = id.split(';messageid=');
  const conversation = state.conversations.get(base);
  if (!conversation) throw new ConnectorError(404, 'ConversationNotFound');
  checkAccess(state, conversation);
  return { conversation, threadId };
}

export function checkAccess(state: TeamsState, conversation: Conversation): void {
  if (state.isBotDisabled) throw new ConnectorError(403, 'BotDisabledByAdmin');
  if (!conversation.hasBot) throw new ConnectorError(403, 'BotNotInConversationRoster');
  if (conversation.isBlocked) throw new ConnectorError(403, 'ConversationBlockedByUser');
}
