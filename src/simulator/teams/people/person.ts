import type { Account } from '../account.ts';
import type { Conversation } from '../conversation.ts';
import type { PostOptions, Reply } from '../deliveries.ts';
import type { Json } from '../json.ts';
import type { Exchange, Message } from '../message.ts';
import type { Team } from '../team.ts';
import { activityOf } from './activity.ts';
import { type ClickOptions, click, conversationOf } from './click.ts';
import type { ClickAnswer } from './click-answer.ts';
import { Client } from './client.ts';
import { execute, repeat } from './execute.ts';
import * as membership from './membership.ts';
import { refresh } from './refresh.ts';
import { changeMessage, placeOf, type SayOptions, say } from './say.ts';
import { clientOf, type Ground, type Self, type SingleSignOn } from './self.ts';
import { exchangeToken, invoke, signInUrl } from './sign-in.ts';
import * as views from './views.ts';

interface From {
  /** Left out: the 1:1 chat. */
  readonly in?: Conversation;
  readonly client?: string;
}

/** A person's side of Teams. Every verb is what that person or their client does; it resolves when the bot has answered. */
export class Person {
  /** What they are and have; for the double's own use. */
  readonly self: Self;

  constructor(account: Account, ground: Ground) {
    this.self = {
      account,
      ground,
      clients: [new Client('desktop')],
      locale: 'en-GB',
      timezone: 'UTC',
      singleSignOn: 'works',
      acceptsInstall: true,
    };
  }

  /** Entra object id. */
  get id(): string {
    return this.self.account.id;
  }

  get mri(): string {
    return this.self.account.mri;
  }

  get displayName(): string {
    return this.self.account.displayName;
  }

  get userPrincipalName(): string {
    return this.self.account.userPrincipalName;
  }

  /** The 1:1 chat with the bot. */
  get chat(): Conversation {
    return this.self.ground.state.chatOf(this.self.account);
  }

  /** Language and zone of their clients. */
  speaks(locale: string, timezone = this.self.timezone): void {
    this.self.locale = locale;
    this.self.timezone = timezone;
  }

  /** How silent sign-in goes from now on. */
  set singleSignOn(how: SingleSignOn) {
    this.self.singleSignOn = how;
  }

  /** Whether they take the app when Teams offers it to them, because a card asks for a sign-in. Default: yes. */
  set acceptsInstall(accepts: boolean) {
    this.self.acceptsInstall = accepts;
  }

  // Clients

  /** Which clients are running: `desktop`, `web`, `phone`, or any name. Those that run already keep what they show. */
  uses(...names: readonly string[]): void {
    this.self.clients = names.map((name) => this.self.clients.find((one) => one.name === name) ?? new Client(name));
  }

  client(name?: string): Client {
    return clientOf(this.self, name);
  }

  // Talking

  /** Says something; gives what the bot posted there until its turn was over. In channels and group chats: `@PIM …`. */
  async says(text: string, options?: SayOptions): Promise<Message[]> {
    return say(this.self, text, options);
  }

  /** Says something and waits for the answer, also where the bot gives it after its turn. */
  async asks(text: string, options: SayOptions = {}): Promise<Message> {
    const place = placeOf(this.self, options);
    const already = place.messages.length;
    const [answer] = await this.says(text, options);
    return answer ?? place.nextMessage(already);
  }

  /** Edits something they said in the 1:1 chat; gives what the bot posted there in answer. */
  edits(text: string): Promise<Message[]> {
    return changeMessage(this.self, 'editMessage', text);
  }

  /** Deletes something they said in the 1:1 chat, or takes that back. */
  deletesMessage(isTakenBack = false): Promise<Message[]> {
    return changeMessage(this.self, isTakenBack ? 'undeleteMessage' : 'softDeleteMessage', 'help');
  }

  // Cards

  /**
   * Clicks the button with this title or tooltip on the card that they see. Inputs that are not given keep what the
   * card preset; what a client would hold back is an error.
   */
  async clicks(
    message: Message,
    button: string,
    inputs: Readonly<Record<string, string>> = {},
    options: ClickOptions = {},
  ): Promise<ClickAnswer> {
    return click(this.self, message, button, inputs, options);
  }

  /** Sends an `adaptiveCard/action` as no card offers it: what a forger would do. */
  async executes(
    verb: string,
    data: unknown,
    replyTo: Message | string,
    options: From & ClickOptions = {},
  ): Promise<ClickAnswer> {
    const isMessage = typeof replyTo !== 'string';
    return execute(this.self, {
      conversation: options.in ?? (isMessage ? conversationOf(this.self, replyTo) : this.chat),
      threadId: isMessage ? replyTo.threadId : undefined,
      client: this.client(options.client),
      replyToId: isMessage ? replyTo.id : replyTo,
      action: { verb, data },
      trigger: 'manual',
      copies: options.copies,
      activity: options.activity,
    });
  }

  /** The card as one of their clients shows it now. Asks nobody. */
  sees(message: Message, client?: string): Json {
    conversationOf(this.self, message);
    return this.client(client).sees(message);
  }

  /** Brings the card onto the screen: where it refreshes itself for them, the client asks for their view first. */
  looksAt(message: Message, client?: string): Promise<Json> {
    return views.lookAt(this.self, message, client);
  }

  /** Chooses "Refresh" in the menu of the message. */
  async refreshes(message: Message, client?: string): Promise<ClickAnswer> {
    return refresh(this.self, conversationOf(this.self, message), this.client(client), message, 'manual');
  }

  /** Has a conversation on all their screens from now on: cards that are posted or edited there refresh themselves. */
  opens(conversation: Conversation): Promise<void> {
    return views.open(this.self, conversation);
  }

  closes(conversation: Conversation): void {
    views.close(this.self, conversation);
  }

  // Signing in

  /** One client deals with a sign-in card: for one that was asleep when the others did. */
  async exchanges(message: Message, client?: string): Promise<Exchange | undefined> {
    return exchangeToken(this.self, conversationOf(this.self, message), this.client(client), message);
  }

  /** Where the sign-in button of a card or of an answer leads. */
  signInUrl(card: Message | ClickAnswer): string {
    return signInUrl('signIn' in card ? card.signIn : card.login);
  }

  /** The sign-in page said `notifySuccess(state)`: `signin/verifyState`. */
  async verifies(state: string, from: From = {}): Promise<Reply> {
    return this.invokes('signin/verifyState', { state }, from);
  }

  /** Teams could not sign them in: `signin/failure`. */
  async failsToSignIn(code: string, from: From = {}): Promise<Reply> {
    return this.invokes('signin/failure', { code, message: `Single sign-on failed: ${code}` }, from);
  }

  /** The sign-in page that a click asked for said `notifySuccess(state)`: the click goes out once more with it. */
  async completes(answer: ClickAnswer, state: string): Promise<ClickAnswer> {
    return repeat(this.self, answer, { state });
  }

  // Installing and belonging

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

  // Raw

  /** An activity as they would send it, to be bent and sent. */
  activity(members: Json, from: From = {}): Json {
    return activityOf(this.self, { conversation: from.in ?? this.chat, client: this.client(from.client) }, members);
  }

  /** Sends an activity as it is. */
  sends(activity: Json, options?: PostOptions): Promise<Reply> {
    return this.self.ground.deliveries.deliver(activity, options);
  }

  async invokes(name: string, value: Json, from: From = {}): Promise<Reply> {
    return invoke(this.self, { conversation: from.in ?? this.chat, client: this.client(from.client) }, name, value);
  }
}
