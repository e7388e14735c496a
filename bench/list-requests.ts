import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';

const ROUNDS = 3;
const SECONDS = 3;

interface Serving {
  readonly url: string;
  readonly headers: Record<string, string>;
  stop(): Promise<void>;
}

/** Lists a second of the simulator, one process on one core, beside a bare `node:http` server that answers the same bytes. */
export async function listRequests(): Promise<string> {
  const simulator = await serve('simulator');
  const sample = await (await fetch(simulator.url, { headers: simulator.headers })).text();
  const echo = await serve('echo', sample);
  const rates = { simulator: 0, echo: 0 };
  try {
    // Turn about, so that a busy moment of the machine hits both.
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.simulator += await rateOf(simulator);
      rates.echo += await rateOf(echo);
    }
  } finally {
    await Promise.all([simulator.stop(), echo.stop()]);
  }
  const [lists, bare] = [rates.simulator / ROUNDS, rates.echo / ROUNDS];
  return `simulator list requests: ${Math.round(lists)}/s; bare node:http with the same ${sample.length} bytes: ${Math.round(bare)}/s; ratio ${(lists / bare).toFixed(3)}`;
}

async function rateOf({ url, headers }: Serving): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, headers, connections: 10, duration: SECONDS });
  if (non2xx > 0 || errors > 0)
    throw new Error(`${url} answered ${non2xx} times with an error and broke ${errors} times.`);
  return requests.average;
}

/** Each server has a process, and so a core, of its own; the load comes from this one. */
async function serve(what: 'simulator' | 'echo', body = ''): Promise<Serving> {
  const child = fork(new URL('./server.ts', import.meta.url), [what], { execArgv: ['--import=tsx'] });
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
