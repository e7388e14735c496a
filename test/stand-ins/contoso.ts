import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/core/logger.ts';
import { readSandboxOptions } from '../../src/sandbox/sandbox-options.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { type Person, startTeams, type Teams } from '../../src/simulator/teams/index.ts';
import type { TenantFile } from '../../src/simulator/tenant/schema.ts';
import { botDatabase } from './bot-database.ts';
import { simulatorControl } from './simulator-control.ts';

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
  /** Of the token that came along. */
  readonly token: { readonly oid?: string; readonly scp?: string | null } | null;
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
  /** Another tenant than the built-in one. */
  readonly tenant?: TenantFile;
  /** How long the bot may take to answer, where a test asks much of a slow machine. */
  readonly botPatienceMs?: number;
  /** How long a wait for a message or a change lasts at most, where a test makes something slow. */
  readonly patienceMs?: number;
  /** Whether the bot is installed everywhere from the start. Default: yes. */
  readonly installed?: boolean;
}

export async function startContoso({ args = [], tenant, ...ofTeams }: ContosoOptions = {}): Promise<Contoso> {
  const database = await botDatabase();
  const start = (more: readonly string[]) => {
    const all = ['--port', '0', '--simulator-port', '0', '--auth', ...database.args, ...args, ...more];
    const options = readSandboxOptions(all);
    return startSandbox(options, 'silent', createLogger('test', 'silent'));
  };
  const sandbox = await (tenant ? withFile(tenant, (path) => start(['--tenant', path])) : start([]));
  const teams = await startTeams({ bot: sandbox.bot, simulator: sandbox.simulator, checksBearer: true, ...ofTeams });
  const { control, traffic, forgetTraffic } = simulatorControl(sandbox.simulator);
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
    forgetTraffic,
    control,
    stop: async () => {
      await teams.stop();
      await sandbox.stop();
      await database.drop();
    },
  };
}

async function withFile<T>(content: object, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-test-'));
  try {
    const path = join(folder, 'tenant.json');
    await writeFile(path, JSON.stringify(content));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
