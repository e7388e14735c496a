import type { Clock } from '../../core/clock.ts';
import type { ConnectorCall } from './connector/connector-call.ts';
import type { ConnectorFaults } from './connector/faults.ts';
import type { Conversation } from './conversation.ts';
import type { Delivery, PostOptions, Reply } from './deliveries.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import type { Person } from './people/person.ts';
import type { NewPerson } from './people-of-teams.ts';
import type { Team } from './team.ts';
import type { TeamsTenant } from './teams-tenant.ts';

export interface TeamsOptions {
  /** Where the bot listens: `/api/messages` is put behind it. */
  readonly bot: string;
  /** The simulator: it says who is in the tenant and signs tokens. Left out: `tenant` is needed, and nothing is signed. */
  readonly simulator?: string;
  /** Instead of the simulator's. */
  readonly tenant?: TeamsTenant;
  /** Whether activities carry a token of the channel, as the real ones do. Default: yes, where there is a simulator. */
  readonly signs?: boolean;
  /** Whether the connector asks the bot for a token of its own and refuses others with 401. Default: no. */
  readonly checksBearer?: boolean;
  /** Whether the connector throttles as Teams does, in real time. Default: no. */
  readonly throttles?: boolean;
  /** Whether the bot is installed for everybody and in every team from the start. Default: yes. */
  readonly installed?: boolean;
  /** Whether group chats have silent single sign-on. Default: no. */
  readonly signsOnInGroupChats?: boolean;
  /** Members in one page of `pagedmembers`, to have several with few people. */
  readonly membersPerPage?: number;
  /** How long a wait lasts at most, and how long the bot may take to answer over HTTP. Default 5 s and 15 s. */
  readonly patienceMs?: number;
  readonly botPatienceMs?: number;
  /** For timestamps and for how old a view is. */
  readonly clock?: Clock;
}

export interface Teams {
  readonly tenantId: string;
  /** `28:` and the app id. */
  readonly botId: string;
  /** What the next activities carry. */
  readonly serviceUrl: string;
  /** By sign-in name, object id or display name. Throws for anybody else. */
  person(name: string): Person;
  /** Somebody whom only Teams knows. */
  newPerson(person?: NewPerson): Person;
  /** The team of the sandbox tenant. */
  readonly operations: Team;
  newTeam(name: string, members: readonly Person[], channels?: readonly string[]): Team;
  newGroupChat(name: string, members: readonly Person[]): Conversation;
  /** Everything the bot posted, in order. */
  readonly messages: readonly Message[];
  readonly typingCount: number;
  /** What the bot asked of the connector, in order of arrival. */
  readonly calls: readonly ConnectorCall[];
  readonly faults: Pick<ConnectorFaults, 'add' | 'clear'>;
  /** What was sent to the bot. */
  readonly deliveries: readonly Delivery[];
  /** Delivers the same activity again, all copies at once. `newId` is what Teams does after a slow or failed invoke. */
  redelivers(activity: Json, options?: PostOptions & { times?: number; newId?: boolean }): Promise<Reply[]>;
  /** Sends any body to the bot's endpoint, signed for this service URL unless `authorization` says otherwise. */
  posts(body: string, options?: PostOptions): Promise<Reply>;
  /** A channel token with other claims (`null` removes one), signed with the channel's key. */
  channelToken(claims?: Json): Promise<string>;
  /** A single sign-on token for a person, with other claims. */
  singleSignOnToken(person: Person, claims?: Json): Promise<string>;
  /** Later activities name another region in their service URL; the old one goes on working. */
  movesTo(region: string): void;
  /** An administrator switches the app off, or on again. */
  disablesBot(isDisabled?: boolean): void;
  /** The bot listens elsewhere from now on. */
  botMovedTo(url: string): void;
  /** Resolves when nothing is under way to the bot; throws what went wrong in the background. */
  idle(): Promise<void>;
  /** Drops messages, calls, deliveries and everybody of `newPerson`, so that much can be sent through. */
  forget(): void;
  stop(): Promise<void>;
}
