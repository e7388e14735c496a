import type { Activity } from 'botbuilder';
import { type ConversationReference, withoutThread } from '../../delivery/conversation-reference.ts';
import type { ConversationStore } from '../../delivery/conversation-store.ts';
import { noteEvent } from '../events/note-event.ts';
import { readEvent, type TeamsEvent } from '../events/teams-event.ts';
import { isPersonal, isZone } from '../turn.ts';
import { tenantsIn } from './door/tenants-in.ts';

/** Remembers where the activity came from, with its service URL of today, and what it says became of conversations. */
export async function noteConversation(conversations: ConversationStore, activity: Activity): Promise<void> {
  const event = readEvent(activity);
  const reference = referenceOf(activity);
  const known = reference.kind === 'personal' ? undefined : await conversations.find(reference.conversationId);
  if (!event || isAlive(event)) await conversations.seen(withKnown(reference, known));
  if (event) await noteEvent(conversations, withKnown(reference, known), event);
}

/** What is sent of an end, in whatever order, must not bring the conversation back to life. */
const isAlive = (event: TeamsEvent): boolean =>
  event.kind !== 'bot-removed' && !(event.kind === 'closed' && event.where.kind === 'team');

/** Teams says names only when they change. */
const withKnown = (
  { team, ...reference }: ConversationReference,
  known: ConversationReference | undefined,
): ConversationReference => ({
  ...reference,
  ...(known?.name !== undefined && { name: known.name }),
  ...(team && { team: { ...known?.team, ...team } }),
});

function referenceOf(activity: Activity): ConversationReference {
  const { conversation, from, serviceUrl, channelData, locale, localTimezone } = activity;
  const kind = kindOf(activity);
  const objectId = from.aadObjectId?.toLowerCase();
  const team: unknown = channelData?.team;
  const [id, name] = [textOf(team, 'id'), textOf(team, 'name')];
  return {
    conversationId: withoutThread(conversation.id),
    tenantId: tenantsIn(activity)[0] ?? '',
    serviceUrl,
    kind,
    ...(kind === 'personal' && objectId !== undefined && { person: { objectId, memberId: from.id } }),
    ...(kind === 'personal' && locale && { locale }),
    ...(kind === 'personal' && localTimezone && isZone(localTimezone) && { zone: localTimezone }),
    ...(kind === 'channel' && id !== undefined && { team: { id, ...(name !== undefined && { name }) } }),
  };
}

function textOf(object: unknown, member: string): string | undefined {
  const value: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, member) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function kindOf(activity: Activity): ConversationReference['kind'] {
  if (isPersonal(activity)) return 'personal';
  return activity.conversation.conversationType === 'channel' ? 'channel' : 'groupChat';
}
