import type { Account } from './account.ts';
import type { Changes } from './changes.ts';
import type { Message, Place } from './message.ts';

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** The team of a channel. */
export interface TeamFacts {
  /** Of its channel General too: that is one id. */
  readonly id: string;
  readonly aadGroupId: string;
  readonly name: string;
}

interface ConversationParts {
  readonly kind: ConversationKind;
  readonly id: string;
  readonly name: string;
  readonly team?: TeamFacts;
  readonly isPrivate?: boolean;
  readonly members: Account[];
}

/** A 1:1 chat with the bot, a group chat, or a channel. */
export class Conversation implements Place {
  readonly kind: ConversationKind;
  readonly id: string;
  name: string;
  readonly team: TeamFacts | undefined;
  /** A channel for some of the team only. */
  readonly isPrivate: boolean;
  /** Those who see it; of a standard channel this is the team's own list. */
  readonly members: Account[];
  /** Whether the bot is installed here. Where it is not, posting is refused (403 `BotNotInConversationRoster`). */
  hasBot = true;
  /** Whether an install of it was told to the bot: a 1:1 chat is new only once. */
  wasAnnounced = false;
  /** Whether somebody blocked the bot here: 403 `ConversationBlockedByUser`. */
  isBlocked = false;
  /** What the bot posted here, in order, deleted messages too. */
  readonly messages: Message[] = [];
  /** How many typing indicators the bot sent here. */
  typingCount = 0;
  private readonly changes: Changes;

  constructor(parts: ConversationParts, changes: Changes) {
    this.kind = parts.kind;
    this.id = parts.id;
    this.name = parts.name;
    this.team = parts.team;
    this.isPrivate = parts.isPrivate ?? false;
    this.members = parts.members;
    this.changes = changes;
  }

  get title(): string {
    return this.team ? `${this.team.name} > ${this.name}` : this.name;
  }

  /** The messages that are a card and still there. */
  get cards(): Message[] {
    return this.messages.filter((message) => message.hasCard && !message.isDeleted);
  }

  /**
   * The first message that no turn and no earlier `next…` has handed out: at once when it is there already, else when
   * it arrives. Throws `NothingCame`.
   *
   * @param from leaves out so many messages that stand there.
   */
  nextMessage(from = 0): Promise<Message> {
    return this.next('message', () => true, from);
  }

  /** Like `nextMessage`, for cards only. */
  nextCard(): Promise<Message> {
    return this.next('card', (message) => message.hasCard);
  }

  /** The first message, of those handed out too, that says `wanted`, now or later. Throws `NothingCame`. */
  messageThat(wanted: RegExp | ((message: Message) => boolean)): Promise<Message> {
    const fits = wanted instanceof RegExp ? (message: Message) => wanted.test(message.words) : wanted;
    return this.changes.until(
      () => this.messages.find((message) => !message.isDeleted && fits(message)),
      () => `No message like ${wanted} arrived in ${this.title}. ${this.whatIsThere()}`,
    );
  }

  private next(what: string, fits: (message: Message) => boolean, from = 0): Promise<Message> {
    return this.changes.until(
      () => {
        const message = this.messages.slice(from).find((one) => !one.isTaken && !one.isDeleted && fits(one));
        if (message) message.isTaken = true;
        return message;
      },
      () => `No further ${what} arrived in ${this.title}. ${this.whatIsThere()}`,
    );
  }

  private whatIsThere(): string {
    const last = this.messages.slice(-3).map(({ words }) => JSON.stringify(words.slice(0, 120)));
    return `Of ${this.messages.length} messages the last are: ${last.join(', ') || 'none'}`;
  }
}
