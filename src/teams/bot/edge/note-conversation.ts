import type { Activity } from 'botbuilder';
import { type ConversationReference, withoutThread } from '../../delivery/conversation-reference.ts';
import type { ConversationStore } from '../../delivery/conversation-store.ts';
import { isPersonal } from '../turn.ts';
import { tenantsIn } from './door/tenants-in.ts';

/** Remembers where the activity came from, with its service URL of today; or that the bot was taken out there. */
export async function noteConversation(conversations: ConversationStore, activity: Activity): Promise<void> {
  const reference = referenceOf(activity);
  await conversations.seen(reference);
  if (activity.type === 'installationUpdate' && activity.action?.startsWith('remove'))
    await conversations.markDead(reference.conversationId, 'BotNotInConversationRoster');
}

function referenceOf(activity: Activity): ConversationReference {
  const { conversation, from, serviceUrl } = activity;
  const kind = kindOf(activity);
  const objectId = from.aadObjectId?.toLowerCase();
  return {
    conversationId: withoutThread(conversation.id),
    tenantId: tenantsIn(activity)[0] ?? '',
    serviceUrl,
    kind,
    ...(kind === 'personal' && objectId !== undefined && { person: { objectId, memberId: from.id } }),
  };
}

function kindOf(activity: Activity): ConversationReference['kind'] {
  if (isPersonal(activity)) return 'personal';
  return activity.conversation.conversationType === 'channel' ? 'channel' : 'groupChat';
}
