import { parseArgs } from 'node:util';
import { SCHEMA_NAME, SCHEMA_RULE } from '../config/schema-name.ts';
import { AppError } from '../core/app-error.ts';
import { KNOB_OPTIONS, KNOB_USAGE, readKnobs, UsageError } from '../simulator/command-line.ts';
import type { Knobs } from '../simulator/pim/knobs.ts';
import { isLoopback } from './transport.ts';

export interface SandboxOptions {
  /** Of the bot; 0 = any free one. */
  readonly port: number;
  readonly simulatorPort: number;
  /** A simulator that runs already, instead of one of its own; without slash at the end. */
  readonly simulatorUrl: string | undefined;
  /** Whether to start the two Teams windows. */
  readonly ui: boolean;
  /** Whether activities must carry a token of the channel, as in production. */
  readonly channelAuth: boolean;
  /** OpenID metadata of the channel's keys, where they are not the simulator's. */
  readonly channelMetadata: string | undefined;
  /** Whether people sign in as in production, by Teams' single sign-on and by page. */
  readonly sso: boolean;
  /** Whether people's tokens outlive the bot, where its database does. */
  readonly keepTokens: boolean;
  /** A JSON file, or `generate:users=…`. */
  readonly tenant: string | undefined;
  /** Where bot and simulator keep what shall survive them, each in its own part; nothing = with the process. */
  readonly dataDir: string | undefined;
  /** A PostgreSQL server for the bot, instead of a database of its own. */
  readonly databaseUrl: string | undefined;
  /** The bot's own there; nothing = the usual one. */
  readonly databaseSchema: string | undefined;
  /** How unlike the ideal the simulator behaves. */
  readonly knobs: Knobs;
}

const USAGE = `npm run sandbox -- [--port 3978] [--simulator-port 3979 | --simulator URL] [--ui | --no-ui] [--auth [--channel-metadata URL]] [--sso] [--no-keep-tokens] [--tenant FILE.json | generate:users=500,…] [--data DIR] [--database-url URL [--database-schema NAME]] ${KNOB_USAGE}`;

/** What is said to a simulator when it starts; one that runs was told. */
const OF_THE_START = ['simulator-port', 'tenant', ...Object.keys(KNOB_OPTIONS)];

/** Reads the command line. Throws AppError `BadOption` with the usage for anything it does not know. */
export function readSandboxOptions(args: readonly string[]): SandboxOptions {
  const { values } = parse(args);
  return {
    port: portOf('--port', values.port ?? '3978'),
    simulatorPort: portOf('--simulator-port', values['simulator-port'] ?? '3979'),
    simulatorUrl: values.simulator === undefined ? undefined : urlOf(values.simulator, Object.keys(values)),
    ui: uiOf(values),
    channelAuth: values.auth ?? false,
    channelMetadata: metadataOf(values),
    sso: values.sso ?? false,
    keepTokens: values['keep-tokens'] ?? true,
    tenant: values.tenant,
    dataDir: dataOf(values.data),
    databaseUrl: values['database-url'],
    databaseSchema: schemaOf(values),
    knobs: knobsOf(values),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      allowNegative: true,
      options: {
        port: { type: 'string' },
        'simulator-port': { type: 'string' },
        simulator: { type: 'string' },
        ui: { type: 'boolean' },
        auth: { type: 'boolean' },
        'channel-metadata': { type: 'string' },
        sso: { type: 'boolean' },
        'keep-tokens': { type: 'boolean' },
        tenant: { type: 'string' },
        data: { type: 'string' },
        'database-url': { type: 'string' },
        'database-schema': { type: 'string' },
        ...KNOB_OPTIONS,
      },
    });
  } catch (error) {
    throw badOption(error instanceof Error ? error.message : String(error));
  }
}

/** Playground has no token of the channel to show, and signs nobody in. */
function uiOf({ ui, auth = false, sso = false }: { ui?: boolean; auth?: boolean; sso?: boolean }): boolean {
  if (ui && auth) throw badOption('--auth goes without --ui: the Teams windows cannot sign what they send');
  if (ui && sso) throw badOption('--sso goes without --ui: the Teams windows cannot sign anybody in');
  return ui ?? !(auth || sso);
}

function metadataOf({ auth, 'channel-metadata': text }: { auth?: boolean; 'channel-metadata'?: string }) {
  if (text === undefined) return undefined;
  if (!auth) throw badOption('--channel-metadata says whose tokens are taken, so it needs --auth');
  if (!URL.canParse(text) || !isLoopback(new URL(text)))
    throw badOption(`--channel-metadata must be an http URL on this machine, not "${text}"`);
  return text;
}

function dataOf(folder: string | undefined): string | undefined {
  if (folder === '') throw badOption('--data must be a folder, not ""');
  return folder;
}

function schemaOf({ 'database-url': url, 'database-schema': name }: Readonly<Record<string, unknown>>) {
  if (typeof name !== 'string') return undefined;
  if (url === undefined) throw badOption('--database-schema is a part of a server, so it needs --database-url');
  if (!SCHEMA_NAME.test(name)) throw badOption(`--database-schema ${SCHEMA_RULE}, not "${name}"`);
  return name;
}

function knobsOf(values: Parameters<typeof readKnobs>[0]): Knobs {
  try {
    return readKnobs(values);
  } catch (error) {
    throw error instanceof UsageError ? badOption(error.problem.replace(/\.$/, '')) : error;
  }
}

function portOf(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw badOption(`${option} must be a port from 0 to 65535, not "${text}"`);
  return port;
}

function urlOf(text: string, options: readonly string[]): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isLoopback(url) || url.href !== `${url.origin}/`)
    throw badOption(`--simulator must be what "simulator ready" names, such as http://127.0.0.1:3979, not "${text}"`);
  const unfit = OF_THE_START.find((option) => options.includes(option));
  if (unfit) throw badOption(`--${unfit} is of no use beside --simulator: say it to npm run simulator`);
  return url.origin;
}

const badOption = (what: string): AppError => new AppError('BadOption', `${what}. Usage: ${USAGE}`);
