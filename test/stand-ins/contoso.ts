import { createLogger } from '../../src/core/logger.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';
import { TeamsPerson } from './teams-person.ts';

/** One line of the simulator's traffic record. */
export interface Traffic {
  readonly service: 'graph' | 'arm' | 'login';
  readonly method: string;
  readonly url: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly requestBody: unknown;
  readonly requestHeaders: Record<string, string>;
  readonly status: number | null;
}

/** Bot, simulated tenant and a stand-in for Teams: everything of ours is real and speaks HTTP. */
export interface Contoso {
  readonly bot: string;
  readonly simulator: string;
  readonly tenantId: string;
  readonly connector: TeamsConnector;
  /** @param userPrincipalName such as `alexw@contoso.example`. */
  person(userPrincipalName: string): TeamsPerson;
  readonly alex: TeamsPerson;
  tenantPerson(userPrincipalName: string): { readonly id: string };
  /** What reached Graph since the last `forgetTraffic`. */
  graphTraffic(): Promise<Traffic[]>;
  traffic(): Promise<Traffic[]>;
  forgetTraffic(): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

interface ControlTenant {
  readonly tenantId: string;
  readonly bot: { readonly appId: string };
  readonly people: readonly { id: string; displayName: string; userPrincipalName: string }[];
}

export async function startContoso(): Promise<Contoso> {
  const options = { port: 0, simulatorPort: 0, ui: false, tenantFile: undefined };
  const sandbox = await startSandbox(options, 'silent', createLogger('test', 'silent'));
  const connector = await startTeamsConnector();
  const tenant = (await (await fetch(`${sandbox.simulator}/control/tenant`)).json()) as ControlTenant;
  const tenantPerson = (userPrincipalName: string) => {
    const found = tenant.people.find((one) => one.userPrincipalName === userPrincipalName);
    if (!found) throw new Error(`The tenant has no ${userPrincipalName}`);
    return found;
  };
  const teamsTenant = { tenantId: tenant.tenantId, appId: tenant.bot.appId };
  const person = (userPrincipalName: string) =>
    new TeamsPerson(sandbox.bot, connector, teamsTenant, tenantPerson(userPrincipalName));
  const traffic = async () => {
    const lines = await (await fetch(`${sandbox.simulator}/control/requests`)).text();
    return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Traffic]));
  };
  return {
    bot: sandbox.bot,
    simulator: sandbox.simulator,
    tenantId: tenant.tenantId,
    connector,
    person,
    tenantPerson,
    alex: person('alexw@contoso.example'),
    traffic,
    graphTraffic: async () => (await traffic()).filter((line) => line.service === 'graph'),
    forgetTraffic: async () => void (await fetch(`${sandbox.simulator}/control/requests`, { method: 'DELETE' })),
    control: async (path, body) => {
      const response = await fetch(`${sandbox.simulator}/control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`/control/${path} answered ${response.status}: ${await response.text()}`);
      return response.json();
    },
    stop: async () => {
      await connector.stop();
      await sandbox.stop();
    },
  };
}
