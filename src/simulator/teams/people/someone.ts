import type { Account } from '../account.ts';
import type { Conversation } from '../conversation.ts';
import { Client } from './client.ts';
import { clientOf, type Ground, type Self, type SingleSignOn } from './self.ts';

/** Who a person of Teams is, and what they use it with. */
export abstract class Someone {
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

  /** Which clients are running: `desktop`, `web`, `phone`, or any name. Those that run already keep what they show. */
  uses(...names: readonly string[]): void {
    this.self.clients = names.map((name) => this.self.clients.find((one) => one.name === name) ?? new Client(name));
  }

  client(name?: string): Client {
    return clientOf(this.self, name);
  }
}
