import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Connector {
  readonly url: string;
  /** Requests so far. */
  readonly asked: number;
  stop(): Promise<void>;
}

/** Teams' side: takes everything at once. */
export async function startConnector(): Promise<Connector> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    request.on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"id":"${asked}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get asked() {
      return asked;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
