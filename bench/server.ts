import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../src/core/logger.ts';
import { createSimulator } from '../src/simulator/simulator.ts';
import { readTenant } from '../src/simulator/tenant/read-tenant.ts';

/**
 * One server for a benchmark, in a process of its own: tells its parent where it listens, how long the start took and how
 * much memory it holds. `simulator [--tenant's text]`, or `echo`, which answers what it is told with the first message.
 */
const [body] = await once(process, 'message');
const startedAt = performance.now();
const url = process.argv[2] === 'simulator' ? await simulator(process.argv[3]) : await echo(String(body));
const startMs = performance.now() - startedAt;
// What the start leaves behind, where the process was started with --expose-gc.
globalThis.gc?.();
process.send?.({ url, startMs, megabytes: process.memoryUsage().heapUsed / 1_000_000 });

async function simulator(tenant: string | undefined) {
  const built = tenant === undefined ? {} : { tenant: await readTenant(tenant) };
  return createSimulator({ ...built, logger: createLogger('simulator', 'silent') }).start(0);
}

async function echo(text: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
