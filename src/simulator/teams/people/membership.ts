import type { Conversation } from '../conversation.ts';
import { Team } from '../team.ts';
import { installationEvent, memberEvent, teamEvent, tell } from './events.ts';
import type { Self } from './self.ts';

/** Installs the bot for this person alone. Of a chat that was there before, only the installation is told again. */
export async function installPersonally(self: Self): Promise<void> {
  const chat = self.ground.state.chatOf(self.account);
  const isNew = !chat.wasAnnounced;
  chat.hasBot = true;
  chat.wasAnnounced = true;
  const installed = installationEvent(self, chat, undefined, 'add');
  if (!isNew) return tell(self, installed);
  const change = { conversation: chat, team: undefined, change: 'Added', members: ['bot', self.account] } as const;
  return tell(self, memberEvent(self, change), installed);
}

export async function uninstallPersonally(self: Self): Promise<void> {
  const chat = self.ground.state.chatOf(self.account);
  chat.hasBot = false;
  await tell(self, installationEvent(self, chat, undefined, 'remove'));
}

/** @param where a team, one of its channels (which then gets the welcome), or a group chat. */
export async function addBot(self: Self, where: Team | Conversation): Promise<void> {
  const { conversation, team } = groundOf(self, where);
  if (team && !conversation.isPrivate) team.hasBot = true;
  else conversation.hasBot = true;
  const added = memberEvent(self, { conversation, team, change: 'Added', members: ['bot'] });
  await tell(self, added, installationEvent(self, conversation, team, 'add'));
}

export async function removeBot(self: Self, where: Team | Conversation): Promise<void> {
  const { conversation, team } = groundOf(self, where);
  if (team && !conversation.isPrivate) team.hasBot = false;
  else conversation.hasBot = false;
  const removed = memberEvent(self, { conversation, team, change: 'Removed', members: ['bot'] });
  await tell(self, removed, installationEvent(self, conversation, team, 'remove'));
}

/** A new version of the app reaches this person's chat: with the bot in it, or without it any more. */
export async function upgradePersonally(self: Self, hasBot: boolean): Promise<void> {
  const chat = self.ground.state.chatOf(self.account);
  chat.hasBot = hasBot;
  await tell(self, installationEvent(self, chat, undefined, hasBot ? 'add-upgrade' : 'remove-upgrade'));
}

/** Adds a person to a team or a group chat, or takes them out. */
export async function changeMember(
  self: Self,
  member: Self,
  where: Team | Conversation,
  change: 'Added' | 'Removed',
): Promise<void> {
  const { conversation, team } = groundOf(self, where);
  const list = team && !conversation.isPrivate ? team.members : conversation.members;
  const index = list.indexOf(member.account);
  if (change === 'Added' && index < 0) list.push(member.account);
  if (change === 'Removed' && index >= 0) list.splice(index, 1);
  if (!conversation.hasBot) return;
  await tell(self, memberEvent(self, { conversation, team, change, members: [member.account] }));
}

export async function rename(self: Self, what: Team | Conversation, name: string): Promise<void> {
  const { conversation, team } = groundOf(self, what);
  what.name = name;
  if (!team || !conversation.hasBot) return;
  await tell(
    self,
    what === team ? teamEvent(self, team, 'teamRenamed') : teamEvent(self, team, 'channelRenamed', conversation),
  );
}

/** Tells the bot of anything else that happens to a team: `channelDeleted`, `teamArchived` … The state stays. */
export const tellOfTeam = (self: Self, team: Team, eventType: string, channel?: Conversation): Promise<void> =>
  tell(self, teamEvent(self, team, eventType, channel));

function groundOf(self: Self, where: Team | Conversation): { conversation: Conversation; team: Team | undefined } {
  if (where instanceof Team) return { conversation: where.general, team: where };
  return { conversation: where, team: self.ground.state.teams.find((team) => team.channels.includes(where)) };
}
