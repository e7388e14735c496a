import type { Account } from './account.ts';
import type { Conversation, TeamFacts } from './conversation.ts';

/** A team with its channels. The bot is in all standard channels of a team where it is installed. */
export class Team implements TeamFacts {
  readonly id: string;
  readonly aadGroupId: string;
  name: string;
  readonly members: Account[];
  readonly channels: Conversation[] = [];

  constructor({ id, aadGroupId, name }: TeamFacts, members: Account[]) {
    this.id = id;
    this.aadGroupId = aadGroupId;
    this.name = name;
    this.members = members;
  }

  get general(): Conversation {
    return this.channel('General');
  }

  channel(name: string): Conversation {
    const found = this.channels.find((channel) => channel.name === name);
    if (!found) {
      const names = this.channels.map((channel) => channel.name).join(', ');
      throw new Error(`The team ${this.name} has no channel "${name}", only: ${names}.`);
    }
    return found;
  }

  /** Whether the app is installed in the team. */
  get hasBot(): boolean {
    return this.channels.some((channel) => !channel.isPrivate && channel.hasBot);
  }

  set hasBot(hasBot: boolean) {
    for (const channel of this.channels) if (!channel.isPrivate || !hasBot) channel.hasBot = hasBot;
  }
}
