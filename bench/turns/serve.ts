import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a process has used and holds. */
export interface Usage {
  /** Of all its threads. */
  readonly cpuMs: number;
  /** After a collection of garbage. */
  readonly heapMB: number;
}

export interface Served {
  readonly url: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own, which says what it costs. */
export async function serve(what: 'simulator' | 'bot' | 'offline-bot' | 'echo', ...args: string[]): Promise<Served> {
  const child = fork(new URL('./server.ts', import.meta.url), [what, ...args], {
    execArgv: ['--import=tsx', '--expose-gc'],
  });
  const { url } = (await answerOf(child)) as { url: string };
  return {
    url,
    usage: async () => {
      child.send('usage');
      return (await answerOf(child)) as Usage;
    },
    stop: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const given = new AbortController();
  const ended = once(child, 'exit', { signal: given.signal }).then(([code]) => {
    throw new Error(`A server of the benchmark ended with ${code}.`);
  });
  // Rejects when the answer is there, which nobody needs to know.
  ended.catch(() => undefined);
  try {
    const [answer] = (await Promise.race([once(child, 'message', { signal: given.signal }), ended])) as unknown[];
    return answer;
  } finally {
    given.abort();
  }
}
