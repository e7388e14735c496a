import type { Conversation } from '../conversation.ts';
import type { Json } from '../json.ts';
import type { Client } from './client.ts';
import type { Self } from './self.ts';

export interface From {
  readonly conversation: Conversation;
  /** In channels: the thread; a post of its own begins one. */
  readonly threadId?: string | undefined;
  /** Of events there is none. */
  readonly client?: Client | undefined;
}

/** An activity as Teams sends it. `members` come on top and replace what is there. */
export function activityOf(self: Self, { conversation, threadId, client }: From, members: Json): Json {
  const { account, ground, locale, timezone } = self;
  const now = ground.now().toISOString();
  return {
    id: ground.state.ids.event(),
    timestamp: now,
    localTimestamp: now,
    channelId: 'msteams',
    serviceUrl: ground.serviceUrl(),
    from: { id: account.mri, name: account.displayName, aadObjectId: account.id },
    conversation: {
      ...(conversation.kind === 'personal' ? {} : { isGroup: true }),
      conversationType: conversation.kind,
      tenantId: account.tenantId,
      id: threadId === undefined ? conversation.id : `${conversation.id};messageid=${threadId}`,
    },
    recipient: { id: ground.state.botId, name: ground.botName },
    channelData: { ...channelFacts(conversation), tenant: { id: account.tenantId } },
    locale,
    localTimezone: timezone,
    ...(client && { entities: [clientInfo(self, client)] }),
    ...members,
  };
}

/** `teamsChannelId` and `teamsTeamId` are older names of the same; Teams sends both. */
function channelFacts({ id, team }: Conversation): object {
  if (!team) return {};
  return { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team: { id: team.id } };
}

/** What a client says of itself. */
export const clientInfo = ({ locale, timezone }: Self, { platform }: Client): Json => ({
  type: 'clientInfo',
  locale,
  country: countryOf(locale),
  platform,
  timezone,
});

const countryOf = (locale: string): string => locale.split('-')[1] ?? 'US';
