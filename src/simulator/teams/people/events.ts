import type { Account } from '../account.ts';
import type { Conversation } from '../conversation.ts';
import type { Json } from '../json.ts';
import type { Team } from '../team.ts';
import { activityOf } from './activity.ts';
import { deliverCopies } from './deliver-copies.ts';
import type { Self } from './self.ts';

/** Members of a team or a chat come or go, the bot among them. */
export interface MemberChange {
  readonly conversation: Conversation;
  readonly team: Team | undefined;
  readonly change: 'Added' | 'Removed';
  /** Accounts, or the bot. */
  readonly members: readonly (Account | 'bot')[];
}

/** `conversationUpdate` with `membersAdded` or `membersRemoved`. */
export function memberEvent(self: Self, { conversation, team, change, members }: MemberChange): Json {
  const list = members.map((member) =>
    member === 'bot' ? { id: self.ground.state.botId } : { id: member.mri, aadObjectId: member.id },
  );
  return eventOf(self, conversation, {
    type: 'conversationUpdate',
    [`members${change}`]: list,
    channelData: channelData(self, conversation, team, team ? { eventType: `teamMember${change}` } : {}),
  });
}

/** `installationUpdate`. */
export function installationEvent(
  self: Self,
  conversation: Conversation,
  team: Team | undefined,
  action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade',
): Json {
  const source = { source: { name: 'message' } };
  const facts = channelData(self, conversation, team, source);
  return eventOf(self, conversation, { type: 'installationUpdate', action, channelData: facts });
}

/** `conversationUpdate` about a team or one of its channels, such as `channelRenamed`. The conversation is the team. */
export function teamEvent(self: Self, team: Team, eventType: string, channel?: Conversation): Json {
  return eventOf(self, team.general, {
    type: 'conversationUpdate',
    channelData: {
      ...(channel && { channel: { id: channel.id, name: channel.name } }),
      team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
      eventType,
      tenant: { id: self.account.tenantId },
    },
  });
}

/** Sends events at once: Teams promises no order. Throws where the bot does not take one. */
export async function tell(self: Self, ...events: readonly Json[]): Promise<void> {
  const replies = await Promise.all(events.map((event) => deliverCopies(self, event)));
  const refused = replies.flat().find(({ status }) => status >= 300);
  if (refused) throw new Error(`The bot answered ${refused.status}: ${JSON.stringify(refused.body)}`);
}

/** Events come without the sender's name. */
function eventOf(self: Self, conversation: Conversation, members: Json): Json {
  const { mri, id } = self.account;
  return activityOf(self, { conversation }, { from: { id: mri, aadObjectId: id }, ...members });
}

function channelData(self: Self, conversation: Conversation, team: Team | undefined, more: Json): Json {
  const tenant = { id: self.account.tenantId };
  if (!team) return { ...more, tenant };
  return {
    settings: { selectedChannel: { id: conversation.id } },
    channel: { id: conversation.id },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
    ...more,
    tenant,
  };
}
