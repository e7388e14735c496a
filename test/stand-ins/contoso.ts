import { createLogger } from '../../src/core/logger.ts';
import { readSandboxOptions } from '../../src/sandbox/sandbox-options.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { type Person, startTeams, type Teams } from '../../src/simulator/teams/index.ts';

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

/** Bot, simulated tenant and the Teams double, which show each other their tokens: everything of ours is real and speaks HTTP. */
export interface Contoso {
  readonly bot: string;
  readonly simulator: string;
  readonly tenantId: string;
  readonly teams: Teams;
  /** @param userPrincipalName such as `alexw@contoso.example`. */
  person(userPrincipalName: string): Person;
  readonly alex: Person;
  readonly megan: Person;
  /** What reached Graph since the last `forgetTraffic`. */
  graphTraffic(): Promise<Traffic[]>;
  /** What reached Graph and Azure Resource Manager since then. */
  pimTraffic(): Promise<Traffic[]>;
  traffic(): Promise<Traffic[]>;
  forgetTraffic(): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface ContosoOptions {
  /** More options of the sandbox. */
  readonly args?: readonly string[];
}

export async function startContoso({ args = [] }: ContosoOptions = {}): Promise<Contoso> {
  const options = readSandboxOptions(['--port', '0', '--simulator-port', '0', '--auth', ...args]);
  const sandbox = await startSandbox(options, 'silent', createLogger('test', 'silent'));
  const teams = await startTeams({ bot: sandbox.bot, simulator: sandbox.simulator, checksBearer: true });
  const traffic = async () => {
    const lines = await (await fetch(`${sandbox.simulator}/control/requests`)).text();
    return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Traffic]));
  };
  return {
    bot: sandbox.bot,
    simulator: sandbox.simulator,
    tenantId: teams.tenantId,
    teams,
    person: teams.person,
    alex: teams.person('alexw@contoso.example'),
    megan: teams.person('meganb@contoso.example'),
    traffic,
    graphTraffic: async () => (await traffic()).filter((line) => line.service === 'graph'),
    pimTraffic: async () => (await traffic()).filter((line) => line.service !== 'login'),
    forgetTraffic: async () => {
      await fetch(`${sandbox.simulator}/control/requests`, { method: 'DELETE' });
    },
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
      await teams.stop();
      await sandbox.stop();
    },
  };
}
