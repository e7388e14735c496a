import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assertContract } from '../contract/assert-contract.ts';
import { buildPrograms, SHORT_LIVED } from './build-programs.ts';

const READY = 'sandbox ready ';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedProcess {
  /** What the last line of the start says, behind "… ready ". */
  readonly ready: string;
  /** What stood on standard error so far. */
  complaints(): string;
  /** Sends SIGTERM, or another signal; gives the exit code, nothing where the signal ended it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Where it runs with a simulator of its own, what was asked of Graph is held against Microsoft's description before it stops. */
export interface SandboxProcess extends StartedProcess {
  /** From the ready line: `bot`, `simulator`, with windows also `alex` and `megan`. */
  readonly urls: Readonly<Record<string, string>>;
}

/** Starts what `npm run sandbox` starts, from one file, and waits for its ready line. */
export async function startSandboxProcess(args: readonly string[]): Promise<SandboxProcess> {
  const started = await startBotProcess(args);
  const { urls } = started;
  return {
    ...started,
    stop: async (signal) => {
      try {
        await assertContract(urls.simulator ?? '');
      } finally {
        await started.stop(signal);
      }
      return started.stop(signal);
    },
  };
}

/** Starts what `npm run simulator` starts; `ready` is its URL. */
export const startSimulatorProcess = async (args: readonly string[]): Promise<StartedProcess> =>
  startProcess((await buildPrograms()).simulator, args, 'simulator ready ');

/** The same where the simulator is somebody else's. */
export async function startBotProcess(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> {
  const { sandbox } = await buildPrograms();
  const started = await startProcess(sandbox, args, READY, settings);
  return { ...started, urls: urlsIn(started.ready) };
}

/** Starts a program of ours, with more settings than its environment has, and waits for its ready line. */
export async function startProcess(
  script: string,
  args: readonly string[],
  readyWords: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedProcess> {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...SHORT_LIVED, ...loader, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith(readyWords)) continue;
    return {
      ready: line.slice(readyWords.length),
      complaints: () => complaints.join(''),
      stop: (signal = 'SIGTERM') => {
        child.kill(signal);
        return ended;
      },
    };
  }
  throw new Error(`${script} ended with ${await ended}: ${complaints.join('')}`);
}

const urlsIn = (ready: string): Readonly<Record<string, string>> =>
  Object.fromEntries(ready.split(' ').map((pair) => pair.split('=') as [string, string]));
