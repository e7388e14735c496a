import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';

/** A simulator's Azure Resource Manager behind TLS, as clients expect it that send no token over anything else. */
export interface TlsFront {
  /** `https://localhost:PORT` */
  readonly url: string;
  /** The certificate of the authority that vouches for it, in PEM. It exists only for this front. */
  readonly authority: string;
  stop(): Promise<void>;
}

const AUTHORITY = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
] as const;
const SERVER = [
  { name: 'basicConstraints', cA: false, critical: true },
  { name: 'extKeyUsage', serverAuth: true },
  { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
] as const;

/** Makes an authority and a certificate of its own, and hands on what arrives as a reverse proxy does. */
export async function startTlsFront(simulator: string): Promise<TlsFront> {
  const authority = await selfsigned.generate([{ name: 'commonName', value: 'Throw-away authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [...AUTHORITY],
  });
  const { cert, private: key } = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [...SERVER] as never,
    ca: { key: authority.private, cert: authority.cert },
  });
  const server = createServer({ cert, key }, (arrived, answer) => {
    const headers = { ...arrived.headers, 'x-forwarded-host': arrived.headers.host };
    const onwards = forward(`${simulator}/arm${arrived.url}`, { method: arrived.method ?? 'GET', headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers);
      said.pipe(answer);
    });
    onwards.on('error', () => answer.destroy());
    arrived.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    authority: authority.cert,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
