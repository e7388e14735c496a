import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { SHORT_LIVED } from '../../stand-ins/build-programs.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** One bot, in a process of its own, which is killed and started again. */
export interface Bot {
  /** Where it listens; what it was while none runs. */
  readonly url: string;
  readonly isRunning: boolean;
  start(): Promise<void>;
  /** As nothing but SIGKILL does it. */
  kill(): Promise<void>;
  /** The last of them, for good. */
  end(): Promise<void>;
  /** What it wrote on standard error, of all its lives. */
  complaints(): string;
}

/**
 * @param standby of `buildPrograms`. The next process loads its packages while the one before it works.
 * @param args behind `npm run sandbox --`.
 */
export function createBot(
  standby: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Bot {
  const complaints: string[] = [];
  const prepare = (): Child => {
    const child = spawn(process.execPath, [...SHORT_LIVED, standby, '--no-ui', '--port', '0', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
    return child;
  };
  let next: Child | undefined = prepare();
  let running: Child | undefined;
  let url = '';
  const end = async (child: Child | undefined) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    get url() {
      return url;
    },
    get isRunning() {
      return running !== undefined;
    },
    start: async () => {
      const child = next ?? prepare();
      next = undefined;
      child.stdin.write('begin\n');
      url = await addressOf(child, complaints);
      running = child;
      next = prepare();
    },
    kill: async () => {
      const killed = running;
      running = undefined;
      await end(killed);
    },
    end: async () => {
      await Promise.all([end(running), end(next)]);
      running = undefined;
      next = undefined;
    },
    complaints: () => complaints.join(''),
  };
}

async function addressOf(child: Child, complaints: readonly string[]): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^sandbox ready bot=(\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`The bot did not start: ${complaints.slice(-5).join('')}`);
}
