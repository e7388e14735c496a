import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The wire between the bot and a server, which can be cut and mended. */
export interface Wire {
  /** 127.0.0.1, any port. */
  readonly port: number;
  /** `closed`: as of a server that was stopped. `silent`: as of a network that lost it. */
  cut(how: 'closed' | 'silent'): void;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** Hands everything on to `host:port`. */
export async function startWire(host: string, port: number): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect({ host, port });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
    if (isSilent) for (const one of pair) silence(one);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const here = (server.address() as AddressInfo).port;
  const close = () => {
    server.close();
    for (const pair of pairs) for (const one of pair) one.destroy();
  };
  return {
    port: here,
    cut: (how) => {
      isSilent = how === 'silent';
      if (isSilent) for (const pair of pairs) for (const one of pair) silence(one);
      else close();
    },
    mend: async () => {
      if (!server.listening) await listen(here);
      isSilent = false;
      // What was said into the void is lost for good, as after a network that came back too late.
      for (const pair of pairs) if (pair[0].isPaused()) for (const one of pair) one.destroy();
    },
    stop: async () => close(),
  };
}

function silence(socket: Socket): void {
  socket.unpipe();
  socket.pause();
}
