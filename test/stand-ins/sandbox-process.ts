import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { assertContract } from '../contract/assert-contract.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SandboxProcess {
  /** From the ready line: `bot`, `simulator`, with windows also `alex` and `megan`. */
  readonly urls: Readonly<Record<string, string>>;
  /** What stood on standard error so far. */
  complaints(): string;
  /** Holds what was asked of Graph against Microsoft's description, sends SIGTERM, and gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `npm run sandbox` as a newcomer does, and waits for its ready line. */
export async function startSandboxProcess(args: readonly string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('sandbox ready ')) continue;
    const pairs = line
      .split(' ')
      .slice(2)
      .map((pair) => pair.split('=') as [string, string]);
    const urls = Object.fromEntries(pairs);
    return {
      urls,
      complaints: () => complaints.join(''),
      stop: async () => {
        try {
          await assertContract(urls.simulator ?? '');
        } finally {
          child.kill('SIGTERM');
        }
        return ended;
      },
    };
  }
  throw new Error(`The sandbox ended with ${await ended}: ${complaints.join('')}`);
}
