import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One address in front of several bots. */
export interface RoundRobin {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Passes each request to the next of `targets`, which are asked for each time: a bot that was killed is none. A connection
 * that breaks behind it breaks before it, too.
 */
export async function startRoundRobin(targets: () => readonly string[]): Promise<RoundRobin> {
  let count = 0;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const there = targets();
    const target = there[count % there.length];
    count += 1;
    if (target === undefined) return void incoming.socket.destroy();
    const { method, headers } = incoming;
    const passed = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => incoming.socket.destroy());
    });
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
