import type { Activity } from 'botbuilder';
import type { Person } from '../../../pim/index.ts';
import type { RenderedCard } from '../../cards/elements/rendered-card.ts';
import type { ConversationStore } from '../../delivery/conversation-store.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import { isPersonal } from '../turn.ts';
import { addressOf } from './address-of.ts';

/** The 1:1 chat with whoever sent an activity, wherever they did: what is personal is said there and nowhere else. */
export interface PersonalChats {
  /**
   * @returns its conversation id. Errors: AppError as of `Messenger.openChat`; `ConversationClosed` and `ConnectorRefused`
   * mean that they have to install the app for themselves first.
   */
  open(activity: Activity, person: Person): Promise<string>;
  /** Opens it where needed and posts there. @returns the message's id. Errors: as of `open` and of `Messenger.post`. */
  post(activity: Activity, person: Person, card: RenderedCard): Promise<string>;
}

/** The same wish as if it had been said in the 1:1 chat `chatId`: everything that follows happens there. */
export const inOwnChat = (activity: Activity, chatId: string): Activity => {
  const { replyToId: _elsewhere, channelData, conversation, ...said } = activity;
  return {
    ...said,
    conversation: { ...conversation, id: chatId, conversationType: 'personal', isGroup: false },
    channelData: { tenant: channelData?.tenant },
  };
};

export function createPersonalChats(messenger: Messenger, conversations: ConversationStore): PersonalChats {
  async function open(activity: Activity, person: Person): Promise<string> {
    if (isPersonal(activity)) return activity.conversation.id;
    const known = await conversations.chatWith(person);
    if (known && known.dead === undefined) return known.conversationId;
    const { tenantId, serviceUrl } = addressOf(activity);
    return messenger.openChat({ tenantId, serviceUrl, memberId: activity.from.id, objectId: person.objectId });
  }
  return {
    open,
    post: async (activity, person, card) => (await messenger.post(await open(activity, person), card)).messageId,
  };
}
