import type { Conversation } from '../conversation.ts';
import type { Team } from '../team.ts';
import { ClickingPerson } from './clicking-person.ts';
import * as membership from './membership.ts';

/**
 * A person's side of Teams: what they say (`TalkingPerson`), click (`ClickingPerson`), install and belong to. Every verb is
 * what that person or their client does; it resolves when the bot has answered.
 */
export class Person extends ClickingPerson {
  /** Installs the bot for themselves. */
  installs(): Promise<void> {
    return membership.installPersonally(this.self);
  }

  uninstalls(): Promise<void> {
    return membership.uninstallPersonally(this.self);
  }

  /** A new version of the app reaches them: with the bot in it (default), or without. */
  upgrades(hasBot = true): Promise<void> {
    return membership.upgradePersonally(this.self, hasBot);
  }

  /** Blocks the bot in their chat; nobody tells the bot. */
  blocks(isBlocked = true): void {
    this.chat.isBlocked = isBlocked;
  }

  /** Installs the bot in a team, by way of one of its channels, or in a group chat. */
  addsBotTo(where: Team | Conversation): Promise<void> {
    return membership.addBot(this.self, where);
  }

  removesBotFrom(where: Team | Conversation): Promise<void> {
    return membership.removeBot(this.self, where);
  }

  adds(person: Person, where: Team | Conversation): Promise<void> {
    return membership.changeMember(this.self, person.self, where, 'Added');
  }

  removes(person: Person, where: Team | Conversation): Promise<void> {
    return membership.changeMember(this.self, person.self, where, 'Removed');
  }

  renames(what: Team | Conversation, name: string): Promise<void> {
    return membership.rename(this.self, what, name);
  }

  /** Any other event of a team, such as `channelDeleted` or `teamArchived`. Only the bot is told; nothing changes. */
  tellsOf(eventType: string, team: Team, channel?: Conversation): Promise<void> {
    return membership.tellOfTeam(this.self, team, eventType, channel);
  }
}
