import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';

/** A server in a process, and so on a core, of its own; the load comes from this one. */
export interface Serving {
  readonly url: string;
  readonly startMs: number;
  /** Of the heap, once it has started. */
  readonly megabytes: number;
  stop(): Promise<void>;
}

/** @param args of `server.ts`. */
export async function serve(args: readonly string[], body = ''): Promise<Serving> {
  const child = fork(new URL('./server.ts', import.meta.url), args, { execArgv: ['--import=tsx', '--expose-gc'] });
  child.send(body);
  const [ready] = await once(child, 'message');
  return {
    ...(ready as Omit<Serving, 'stop'>),
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** What is asked again and again. */
export interface Asked {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** What one of a simulator's people asks. */
export async function askedBy(user: string, resource: 'graph' | 'arm', { url }: Serving, path: string): Promise<Asked> {
  const response = await fetch(`${url}/control/tokens`, { method: 'POST', body: JSON.stringify({ user, resource }) });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return { url: `${url}/${resource}${path}`, headers: { authorization: `Bearer ${accessToken}` } };
}

/** Answers a second. Throws when one of them is an error. */
export async function rateOf({ url, headers }: Asked, seconds: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: 10, duration: seconds });
  if (non2xx > 0 || errors > 0)
    throw new Error(`${url} answered ${non2xx} times with an error and broke ${errors} times.`);
  return requests.average;
}

/** Rates of several, turn about, so that a busy moment of the machine hits all of them. */
export async function ratesOf(asked: readonly Asked[], rounds: number, seconds: number): Promise<readonly number[]> {
  const sums = asked.map(() => 0);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, one] of asked.entries()) sums[index] = (sums[index] ?? 0) + (await rateOf(one, seconds));
  return sums.map((sum) => sum / rounds);
}
