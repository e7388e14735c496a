import type { Activity } from 'botbuilder';
import type { ConversationAddress } from '../../delivery/conversation-reference.ts';
import { tenantsIn } from './door/tenants-in.ts';

/** Where an activity came from, its thread included: answers go there. */
export const addressOf = (activity: Activity): ConversationAddress => ({
  serviceUrl: activity.serviceUrl,
  conversationId: activity.conversation.id,
  tenantId: tenantsIn(activity)[0] ?? '',
});
