import { AppError } from '../../../core/app-error.ts';
import { withoutThread } from '../../delivery/conversation-reference.ts';
import type { ConversationStore } from '../../delivery/conversation-store.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import { cardActivity } from './card-activity.ts';
import type { ConnectorClient } from './connector/connector-client.ts';

/** Delivers through the connector, at the address that each conversation was last heard from. */
export function createMessenger(connector: ConnectorClient, conversations: ConversationStore): Messenger {
  async function addressOf(conversationId: string) {
    const known = await conversations.find(withoutThread(conversationId));
    const facts = { conversationId, sent: 'no' };
    if (!known) throw new AppError('ConversationUnknown', 'The bot has never heard from this conversation.', { facts });
    if (known.dead !== undefined) {
      const message = `Teams takes no messages of the bot there any more: ${known.dead}.`;
      throw new AppError('ConversationClosed', message, { facts: { ...facts, code: known.dead } });
    }
    return { ...known, conversationId };
  }

  return {
    post: async (conversationId, card, { onlyFor } = {}) => {
      const to = await addressOf(conversationId);
      const messageId = await connector.send(to, cardActivity(card), { onlyFor });
      if (messageId !== undefined) return { conversationId, messageId, ...(onlyFor !== undefined && { onlyFor }) };
      throw new AppError('ConnectorSilent', 'Teams took a message and did not name it: it cannot be changed later.', {
        facts: { conversationId, sent: 'maybe' },
      });
    },
    update: async ({ conversationId, messageId, onlyFor }, card) => {
      const isTargeted = onlyFor !== undefined;
      await connector.update(await addressOf(conversationId), messageId, cardActivity(card), { isTargeted });
    },
    delete: async ({ conversationId, messageId, onlyFor }) =>
      connector.delete(await addressOf(conversationId), messageId, { isTargeted: onlyFor !== undefined }),
    openChat: async ({ memberId, objectId, ...at }) => {
      const conversationId = await connector.openChat(at, memberId);
      await conversations.seen({ ...at, conversationId, kind: 'personal', person: { objectId, memberId } });
      return conversationId;
    },
  };
}
