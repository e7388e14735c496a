import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  /** Port 0 takes any free one. Resolves to the URL. */
  start(port: number): Promise<string>;
  /** Ends kept-alive connections too. */
  stop(): Promise<void>;
}

/** Only this machine may talk to the simulator: it hands out tokens to whoever asks. */
const HOST = '127.0.0.1';

/**
 * Longer than any pause of a client in a process that is too busy to hear that a connection was closed: it would use it once
 * more and fail.
 */
const KEEP_ALIVE_MS = 120_000;

export function createListener(onRequest: RequestListener): Listener {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, onRequest);
  return {
    start: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, HOST, () => {
          server.off('error', reject);
          resolve(`http://${HOST}:${(server.address() as AddressInfo).port}`);
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
