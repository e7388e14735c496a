import type { Account } from './account.ts';
import type { Changes } from './changes.ts';
import { Conversation } from './conversation.ts';
import { channelId, groupChatId, groupId, type Ids, personalChatId } from './ids.ts';
import type { Json } from './json.ts';
import { Message } from './message.ts';
import { Team } from './team.ts';

/** Where a post goes to. */
export interface PostTarget {
  readonly conversation: Conversation;
  readonly replyToId: string | undefined;
  readonly threadId: string | undefined;
  readonly onlyFor: string | undefined;
}

type Listener = (message: Message, conversation: Conversation) => void;

/** What Teams knows: people, conversations, messages. Nothing in it happens by itself. */
export class TeamsState {
  readonly tenantId: string;
  readonly botId: string;
  readonly changes: Changes;
  readonly ids: Ids;
  readonly conversations = new Map<string, Conversation>();
  /** By MRI. */
  readonly accounts = new Map<string, Account>();
  readonly teams: Team[] = [];
  readonly messages: Message[] = [];
  /** Who sent which activity to the bot, by its id. */
  readonly senders = new Map<string, string>();
  /** In which thread of a channel that activity stands. */
  readonly threads = new Map<string, string>();
  /** An administrator switched the app off: 403 `BotDisabledByAdmin`. */
  isBotDisabled = false;
  /** Smaller pages of members than Teams would give, so that few people make several. */
  membersPerPage: number | undefined;
  private readonly messageById = new Map<string, Message>();
  private readonly listeners: Listener[] = [];

  constructor(parts: { tenantId: string; appId: string; changes: Changes; ids: Ids }) {
    this.tenantId = parts.tenantId;
    this.botId = `28:${parts.appId}`;
    this.changes = parts.changes;
    this.ids = parts.ids;
  }

  addAccount(account: Account): void {
    this.accounts.set(account.mri, account);
    this.addConversation({
      kind: 'personal',
      id: personalChatId(account.mri),
      name: `chat with ${account.displayName}`,
      members: [account],
    });
  }

  chatOf(account: Account): Conversation {
    const chat = this.conversations.get(personalChatId(account.mri));
    if (!chat) throw new Error(`${account.displayName} was forgotten by this double.`);
    return chat;
  }

  addGroupChat(name: string, members: Account[]): Conversation {
    return this.addConversation({ kind: 'groupChat', id: groupChatId(name), name, members });
  }

  addTeam(name: string, members: Account[]): Team {
    const team = new Team({ id: channelId(name, 'General'), aadGroupId: groupId(name), name }, members);
    this.teams.push(team);
    this.addChannel(team, 'General');
    return team;
  }

  /** @param members only in private channels: who of the team is in it. */
  addChannel(team: Team, name: string, members?: Account[]): Conversation {
    const channel = this.addConversation({
      kind: 'channel',
      id: channelId(team.name, name),
      name,
      team,
      isPrivate: members !== undefined,
      members: members ?? team.members,
    });
    team.channels.push(channel);
    return channel;
  }

  messageIn(conversation: Conversation, id: string): Message | undefined {
    return this.messageById.get(`${conversation.id} ${id}`);
  }

  post(target: PostTarget, activity: Json): Message {
    const id = this.ids.message();
    const { conversation } = target;
    // A post of its own begins a thread.
    const threadId = conversation.kind === 'channel' ? (target.threadId ?? id) : undefined;
    const message = new Message({ ...target, id, place: conversation, activity, threadId }, this.changes);
    conversation.messages.push(message);
    this.messages.push(message);
    this.messageById.set(`${conversation.id} ${id}`, message);
    this.tell(message, conversation);
    return message;
  }

  edit(message: Message, conversation: Conversation, activity: Json): void {
    message.versions.push(activity);
    this.tell(message, conversation);
  }

  delete(message: Message): void {
    message.isDeleted = true;
    this.changes.happened();
  }

  /** Called after every post and edit, once whoever waited for it has seen it. */
  onShown(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Drops everything that was posted and, but for `kept`, everybody and their chats. */
  forget(kept: ReadonlySet<string>): void {
    this.messages.length = 0;
    this.messageById.clear();
    this.senders.clear();
    this.threads.clear();
    for (const [mri, account] of this.accounts) {
      if (kept.has(mri)) continue;
      this.accounts.delete(mri);
      this.conversations.delete(personalChatId(account.mri));
    }
    for (const conversation of this.conversations.values()) conversation.messages.length = 0;
  }

  private addConversation(parts: ConstructorParameters<typeof Conversation>[0]): Conversation {
    if (this.conversations.has(parts.id)) throw new Error(`Teams has a ${parts.kind} "${parts.name}" already.`);
    const conversation = new Conversation(parts, this.changes);
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  private tell(message: Message, conversation: Conversation): void {
    this.changes.happened();
    for (const listener of this.listeners) listener(message, conversation);
  }
}
