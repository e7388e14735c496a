import { type Clock, systemClock } from '../../core/clock.ts';
import { createChanges } from './changes.ts';
import { createSimulatorTokens } from './channel-tokens.ts';
import { createBearerCheck } from './connector/bearer-check.ts';
import { createConnector } from './connector/connector.ts';
import type { ConnectorCall } from './connector/connector-call.ts';
import { type ConnectorFaults, createFaults } from './connector/faults.ts';
import { createRateLimits } from './connector/rate-limits.ts';
import type { Conversation } from './conversation.ts';
import { createDeliveries, type Deliveries, type Delivery, type PostOptions, type Reply } from './deliveries.ts';
import { createIds } from './ids.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';
import { addOperationsTeam } from './operations-team.ts';
import type { Person } from './people/person.ts';
import type { Ground } from './people/self.ts';
import { createPeople, type NewPerson } from './people-of-teams.ts';
import { showToClients } from './show-to-clients.ts';
import { TeamsState } from './state.ts';
import type { Team } from './team.ts';
import { readTeamsTenant, type TeamsTenant } from './teams-tenant.ts';

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

const BOT_NAME = 'PIM';

/** Starts a Teams on a loopback port of its own: see `index.ts`. */
export async function startTeams(options: TeamsOptions): Promise<Teams> {
  const tenant = options.tenant ?? (await readTeamsTenant(simulatorOf(options)));
  const tokens = options.simulator === undefined ? undefined : createSimulatorTokens(options.simulator);
  const clock = options.clock ?? systemClock;
  const changes = createChanges(options.patienceMs ?? 5_000);
  const state = new TeamsState({ ...tenant, changes, ids: createIds(() => clock.now()) });
  state.membersPerPage = options.membersPerPage;
  const faults = createFaults(changes);
  const connector = createConnector({
    state,
    faults,
    isBearerTaken: options.checksBearer
      ? createBearerCheck(simulatorOf(options), tenant.tenantId, tenant.appId)
      : undefined,
    limits: options.throttles ? createRateLimits() : undefined,
  });
  let bot = options.bot;
  let region = 'emea';
  const isSigned = options.signs ?? tokens !== undefined;
  if (isSigned) simulatorOf(options);
  const deliveries: Deliveries = createDeliveries({
    changes,
    bot: () => bot,
    channelToken: async (serviceUrl) => (isSigned ? tokens?.channel(serviceUrl) : undefined),
    patienceMs: options.botPatienceMs ?? 15_000,
  });
  const address = await connector.start();
  const serviceUrl = () => `${address}/${region}/${tenant.tenantId}/`;
  const ground: Ground = {
    state,
    deliveries,
    tokens,
    botName: BOT_NAME,
    signsOnInGroupChats: options.signsOnInGroupChats ?? false,
    screens: new Map(),
    serviceUrl,
    now: () => clock.now(),
  };
  const people = createPeople(tenant, ground);
  const operations = addOperationsTeam(state, [...state.accounts.values()]);
  if (options.installed === false) for (const conversation of state.conversations.values()) conversation.hasBot = false;
  showToClients(ground, people);
  const accountsOf = (members: readonly Person[]) => members.map((member) => member.self.account);
  const needTokens = () => {
    if (!tokens) throw new Error('Tokens come from the simulator: give startTeams its URL.');
    return tokens;
  };

  return {
    tenantId: tenant.tenantId,
    botId: state.botId,
    get serviceUrl() {
      return serviceUrl();
    },
    person: people.find,
    newPerson: (person = {}) => people.add(person),
    operations,
    newTeam: (name, members, channels = []) => {
      const team = state.addTeam(name, accountsOf(members));
      for (const channel of channels) state.addChannel(team, channel);
      return team;
    },
    newGroupChat: (name, members) => state.addGroupChat(name, accountsOf(members)),
    messages: state.messages,
    get typingCount() {
      return [...state.conversations.values()].reduce((sum, { typingCount }) => sum + typingCount, 0);
    },
    calls: connector.calls,
    faults,
    get deliveries() {
      return deliveries.list;
    },
    redelivers: (activity, { times = 1, newId = false, ...post } = {}) => {
      const copy = newId ? { ...activity, id: state.ids.event() } : activity;
      return Promise.all(Array.from({ length: times }, () => deliveries.deliver(copy, post)));
    },
    posts: (body, post) => deliveries.post(body, serviceUrl(), post),
    channelToken: (claims = {}) => needTokens().forged(serviceUrl(), claims),
    singleSignOnToken: (person, claims) => needTokens().singleSignOn(person.id, claims),
    movesTo: (name) => {
      region = name;
    },
    disablesBot: (isDisabled = true) => {
      state.isBotDisabled = isDisabled;
    },
    botMovedTo: (url) => {
      bot = url;
    },
    idle: deliveries.idle,
    forget: () => {
      people.forget();
      connector.calls.length = 0;
      deliveries.forget();
    },
    stop: connector.stop,
  };
}

function simulatorOf({ simulator }: TeamsOptions): string {
  if (simulator === undefined)
    throw new Error('startTeams needs the URL of a simulator, or a tenant and signs: false.');
  return simulator;
}
