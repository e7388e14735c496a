import type { Account } from '../account.ts';
import type { SimulatorTokens } from '../channel-tokens.ts';
import type { Deliveries } from '../deliveries.ts';
import type { TeamsState } from '../state.ts';
import type { Client } from './client.ts';

/** How Teams' single sign-on goes for a person. */
export type SingleSignOn =
  /** Their clients get a token of the simulator's. */
  | 'works'
  /** Their clients cannot get one without asking them: they show the button and tell the bot nothing. */
  | 'needs-consent'
  /** Their clients send this one: of somebody else, too old, broken. */
  | { readonly token: string | (() => string | Promise<string>) }
  /** Their clients tell the bot so, by `signin/failure`. */
  | { readonly failsWith: string };

/** The surroundings that all people share. */
export interface Ground {
  readonly state: TeamsState;
  readonly deliveries: Deliveries;
  readonly tokens: SimulatorTokens | undefined;
  readonly botName: string;
  /** Whether group chats have silent single sign-on. The sources disagree. */
  readonly signsOnInGroupChats: boolean;
  /** Who has which conversation open, by its id. */
  readonly screens: Map<string, Set<Self>>;
  serviceUrl(): string;
  now(): Date;
}

/** A person from the inside: what everything that they do needs. */
export interface Self {
  readonly account: Account;
  readonly ground: Ground;
  /** Those that are running. Each asks and signs in for itself. */
  clients: Client[];
  /** Of their clients: BCP 47 tag and IANA zone. */
  locale: string;
  timezone: string;
  singleSignOn: SingleSignOn;
  /** Whether they take the app when Teams offers it to them at a sign-in. */
  acceptsInstall: boolean;
}

/** The client called so, or the first that is running. */
export function clientOf(self: Self, name?: string): Client {
  const client = name === undefined ? self.clients[0] : self.clients.find((one) => one.name === name);
  if (!client) {
    const names = self.clients.map((one) => one.name).join(', ') || 'none';
    throw new Error(`${self.account.displayName} has no client ${name ?? ''} running, only: ${names}.`);
  }
  return client;
}
