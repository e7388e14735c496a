import { systemClock } from '../../core/clock.ts';
import { createChanges } from './changes.ts';
import { createSimulatorTokens } from './channel-tokens.ts';
import { createBearerCheck } from './connector/bearer-check.ts';
import { createConnector } from './connector/connector.ts';
import { createFaults } from './connector/faults.ts';
import { createRateLimits } from './connector/rate-limits.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createIds } from './ids.ts';
import { addOperationsTeam } from './operations-team.ts';
import type { Person } from './people/person.ts';
import type { Ground } from './people/self.ts';
import { createPeople } from './people-of-teams.ts';
import { showToClients } from './show-to-clients.ts';
import { TeamsState } from './state.ts';
import type { Teams, TeamsOptions } from './teams.ts';
import { readTeamsTenant } from './teams-tenant.ts';

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
