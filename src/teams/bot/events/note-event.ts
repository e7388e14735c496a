import { type ConversationReference, withoutThread } from '../../delivery/conversation-reference.ts';
import type { ConversationStore, DeadReason, KnownConversation } from '../../delivery/conversation-store.ts';
import type { TeamsEvent, Where } from './teams-event.ts';

const GONE: DeadReason = 'BotNotInConversationRoster';
const ARCHIVED: DeadReason = 'MessageWritesBlocked';

/**
 * Keeps what is known of conversations true to what Teams tells: names, and where posting is of no use.
 *
 * @param at where Teams told it, which for a team is its channel General.
 */
export async function noteEvent(
  conversations: ConversationStore,
  at: ConversationReference,
  event: TeamsEvent,
): Promise<void> {
  const there = async (where: Where): Promise<readonly KnownConversation[]> => {
    if (where.kind === 'team') return conversations.channelsOf(where.id);
    const known = await conversations.find(withoutThread(where.id));
    return known ? [known] : [];
  };
  const bury = async (where: Where, reason: DeadReason) => {
    for (const { conversationId } of await there(where)) await conversations.markDead(conversationId, reason);
  };
  const revive = async (where: Where, reason: DeadReason) => {
    for (const { dead, ...known } of await there(where)) {
      if (dead === reason) await conversations.seen({ ...known, serviceUrl: at.serviceUrl });
    }
  };
  /** Installing is a matter of the whole team, but of a private channel's own where it is told there. */
  const ground: Where =
    at.team?.id === at.conversationId
      ? { kind: 'team', id: at.conversationId }
      : { kind: 'conversation', id: at.conversationId };

  switch (event.kind) {
    case 'bot-removed':
      return bury(ground, GONE);
    case 'bot-added':
      return revive(ground, GONE);
    case 'closed':
      return bury(event.where, event.how === 'archived' ? ARCHIVED : GONE);
    case 'opened':
      return revive(event.where, event.how === 'unarchived' ? ARCHIVED : GONE);
    case 'renamed':
      for (const { dead, ...known } of await there(event.where)) {
        const { team } = known;
        const renamed =
          event.where.kind === 'team' && team ? { team: { ...team, name: event.name } } : { name: event.name };
        await conversations.seen({ ...known, ...renamed });
        if (dead !== undefined) await conversations.markDead(known.conversationId, dead);
      }
      return;
    case 'members-changed':
    case 'message-edited':
    case 'message-deleted':
    case 'other':
      return;
  }
}
