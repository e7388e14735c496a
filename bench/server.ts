import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../src/core/logger.ts';
import { createSimulator } from '../src/simulator/simulator.ts';

/** One server for a benchmark, in a process of its own: tells its parent where it listens and what to send along. */
const [body] = await once(process, 'message');
const ready = process.argv[2] === 'simulator' ? await simulator() : await echo(String(body));
process.send?.(ready);

async function simulator() {
  const url = await createSimulator({ logger: createLogger('simulator', 'silent') }).start(0);
  const wish = { user: 'alexw@contoso.example', resource: 'graph' };
  const response = await fetch(`${url}/control/tokens`, { method: 'POST', body: JSON.stringify(wish) });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return {
    url: `${url}/graph/v1.0/roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='principal')`,
    headers: { authorization: `Bearer ${accessToken}` },
  };
}

async function echo(text: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, headers: {} };
}
