import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** What happened in Teams, beside messages and clicks. */
export type TeamsEvent =
  /** The bot is there now. `isNew`: somebody put it there; not where a new version of the app brought it. */
  | { readonly kind: 'bot-added'; readonly isNew: boolean }
  | { readonly kind: 'bot-removed' }
  /** People came or went. */
  | { readonly kind: 'members-changed' }
  | { readonly kind: 'renamed'; readonly where: Where; readonly name: string }
  /** Nothing can be posted there any more: deleted, or archived, which is for the time being. */
  | { readonly kind: 'closed'; readonly where: Where; readonly how: 'deleted' | 'archived' }
  | { readonly kind: 'opened'; readonly where: Where; readonly how: 'restored' | 'unarchived' }
  | { readonly kind: 'message-edited' }
  | { readonly kind: 'message-deleted' }
  | { readonly kind: 'other' };

/** One conversation, or a team with all of its channels. */
export type Where =
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'team'; readonly id: string };

const named = z.looseObject({ id: z.string().min(1), name: z.string().optional().catch(undefined) });
const channelData = z.looseObject({
  eventType: z.string().optional().catch(undefined),
  team: named.optional().catch(undefined),
  channel: named.optional().catch(undefined),
});
const members = z.array(z.looseObject({ id: z.string() })).catch([]);

const OTHER: TeamsEvent = { kind: 'other' };

/** Microsoft Learn, "Conversation events in your Teams bot". Nothing where the activity is a message or an invoke. */
export function readEvent(activity: Activity): TeamsEvent | undefined {
  switch (activity.type) {
    case 'installationUpdate':
      return installation(String(activity.action));
    case 'conversationUpdate':
      return conversationUpdate(activity);
    case 'messageUpdate':
      return { kind: 'message-edited' };
    case 'messageDelete':
      return { kind: 'message-deleted' };
    case 'message':
    case 'invoke':
      return undefined;
    default:
      return OTHER;
  }
}

function installation(action: string): TeamsEvent {
  // An upgrade that takes the bot out of the app ends in "remove-upgrade".
  if (action.startsWith('remove')) return { kind: 'bot-removed' };
  return action.startsWith('add') ? { kind: 'bot-added', isNew: action === 'add' } : OTHER;
}

function conversationUpdate(activity: Activity): TeamsEvent {
  const has = (list: unknown) => members.parse(list ?? []).map(({ id }) => id);
  const [added, removed] = [has(activity.membersAdded), has(activity.membersRemoved)];
  if (removed.includes(activity.recipient.id)) return { kind: 'bot-removed' };
  if (added.includes(activity.recipient.id)) return { kind: 'bot-added', isNew: true };
  if (added.length + removed.length > 0) return { kind: 'members-changed' };
  const { eventType = '', team, channel } = channelData.safeParse(activity.channelData ?? {}).data ?? {};
  const topic: unknown = activity.topicName;
  if (typeof topic === 'string' && topic !== '')
    return { kind: 'renamed', where: { kind: 'conversation', id: activity.conversation.id }, name: topic };
  return (eventType.startsWith('channel') ? channelEvent(eventType, channel) : teamEvent(eventType, team)) ?? OTHER;
}

type Named = z.output<typeof named> | undefined;

function channelEvent(eventType: string, channel: Named): TeamsEvent | undefined {
  if (!channel) return undefined;
  const where = { kind: 'conversation', id: channel.id } as const;
  switch (eventType) {
    case 'channelRenamed':
      return channel.name === undefined ? undefined : { kind: 'renamed', where, name: channel.name };
    case 'channelDeleted':
      return { kind: 'closed', where, how: 'deleted' };
    case 'channelRestored':
      return { kind: 'opened', where, how: 'restored' };
    default:
      return undefined;
  }
}

function teamEvent(eventType: string, team: Named): TeamsEvent | undefined {
  if (!team) return undefined;
  const where = { kind: 'team', id: team.id } as const;
  switch (eventType) {
    case 'teamRenamed':
      return team.name === undefined ? undefined : { kind: 'renamed', where, name: team.name };
    case 'teamDeleted':
    case 'teamHardDeleted':
      return { kind: 'closed', where, how: 'deleted' };
    case 'teamArchived':
      return { kind: 'closed', where, how: 'archived' };
    case 'teamRestored':
      return { kind: 'opened', where, how: 'restored' };
    case 'teamUnarchived':
      return { kind: 'opened', where, how: 'unarchived' };
    default:
      return undefined;
  }
}
