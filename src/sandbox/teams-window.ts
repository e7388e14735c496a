import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../core/app-error.ts';

const PLAYGROUND = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
const PRELOAD = fileURLToPath(new URL('./window-preload.cjs', import.meta.url));
const START_LIMIT_MS = 25_000;

export interface TeamsWindow {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts one Microsoft 365 Agents Playground as a child process and waits until it serves.
 *
 * @param port where it should listen; another free one where that is taken, because Playground itself would then
 *   choose one and not tell.
 */
export async function startTeamsWindow(config: object, botUrl: string, port: number): Promise<TeamsWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'pim-bot-window-'));
  const configPath = join(folder, '.m365agentsplayground.yml');
  await mkdir(join(folder, 'devTools'));
  // JSON is YAML: no other writer is needed.
  await writeFile(configPath, JSON.stringify(config, null, 2));
  const freePort = await portOrAnother(port);
  const child = spawn(
    process.execPath,
    [PLAYGROUND, 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(freePort), '--dt'],
    // The channel ends with this process, however it ends, and the window with the channel.
    { cwd: folder, env: windowEnvironment(configPath), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${freePort}`;
  const isUp = await Promise.race([serves(url), ended.then(() => false)]);
  if (isUp) return { url, stop };
  await stop();
  throw new AppError(
    'WindowFailed',
    `The Teams window at ${url} did not start: ${complaints.join('').slice(-500) || 'no reason given'}`,
  );
}

/** Only what a browser-less Node process needs, plus what Playground reads. */
function windowEnvironment(configPath: string): NodeJS.ProcessEnv {
  const { AUTH_CLIENT_ID, AUTH_CLIENT_SECRET, AUTH_TENANT_ID, BOT_ENDPOINT, DEFAULT_CHANNEL_ID, ...inherited } =
    process.env;
  return {
    ...inherited,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
    TEAMSAPPTESTER_BROWSER: 'none',
    NODE_OPTIONS: `--require ${JSON.stringify(PRELOAD)}`,
  };
}

/** Waits for the state "serves", not for a time; gives up after the limit. */
async function serves(url: string): Promise<boolean> {
  const giveUpAt = Date.now() + START_LIMIT_MS;
  while (Date.now() < giveUpAt) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return true;
    await pause(100);
  }
  return false;
}

async function portOrAnother(port: number): Promise<number> {
  return (await tryPort(port)) ?? (await tryPort(0)) ?? port;
}

/** The port that was given, released again, or nothing where it is taken. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
