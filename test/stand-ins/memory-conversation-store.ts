import { LRUCache } from 'lru-cache';
import { personKey } from '../../src/pim/index.ts';
import type { ConversationStore, KnownConversation } from '../../src/teams/delivery/conversation-store.ts';

/** Conversations in memory, those heard from longest ago dropped first: what was known is gone after a restart. */
export function createMemoryConversationStore(maxConversations = 50_000): ConversationStore {
  const byId = new LRUCache<string, KnownConversation>({ max: maxConversations });
  const chats = new LRUCache<string, string>({ max: maxConversations });
  return {
    seen: async (reference) => {
      const known = byId.get(reference.conversationId);
      const { locale = known?.locale, zone = known?.zone } = reference;
      const spoken = { ...(locale !== undefined && { locale }), ...(zone !== undefined && { zone }) };
      byId.set(reference.conversationId, { ...reference, ...spoken });
      const { person, tenantId, conversationId } = reference;
      if (person) chats.set(personKey({ tenantId, objectId: person.objectId }), conversationId);
    },
    find: async (conversationId) => byId.get(conversationId),
    chatWith: async (person) => byId.get(chats.get(personKey(person)) ?? ''),
    channelsOf: async (teamId) => [...byId.values()].filter(({ team }) => team?.id === teamId),
    markDead: async (conversationId, dead) => {
      const known = byId.get(conversationId);
      if (known) byId.set(conversationId, { ...known, dead });
    },
  };
}
