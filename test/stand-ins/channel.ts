import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A key of the channel and what it may sign for. */
export interface ChannelKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
  /** Nothing: the key says nothing of it. */
  readonly endorsements: readonly string[] | undefined;
}

/** A Bot Framework of a test's own: metadata and keys on a loopback port, and whatever it wants to sign. */
export interface Channel {
  readonly metadataUrl: string;
  /** What is served now. */
  keys: readonly ChannelKey[];
  /** Answers this to everything instead, while it is set. */
  failsWith: number | undefined;
  /** Paths that were asked for. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export async function createChannelKey(
  kid: string,
  endorsements: readonly string[] = ['msteams', 'webchat'],
): Promise<ChannelKey> {
  return { kid, endorsements, ...(await generateKeyPair('RS256', { extractable: true })) };
}

export async function startChannel(keys: readonly ChannelKey[]): Promise<Channel> {
  const server = createServer(async (request, response) => {
    channel.asked.push(request.url ?? '');
    response.statusCode = channel.failsWith ?? 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? { keys: await served(channel.keys) } : metadata()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = () => ({ issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` });
  const channel: Channel = {
    metadataUrl: `${url}/metadata`,
    keys,
    failsWith: undefined,
    asked: [],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return channel;
}

const served = (keys: readonly ChannelKey[]): Promise<JWK[]> =>
  Promise.all(
    keys.map(async ({ kid, publicKey, endorsements }) => ({
      ...(await exportJWK(publicKey)),
      use: 'sig',
      kid,
      x5t: kid,
      ...(endorsements && { endorsements: [...endorsements] }),
    })),
  );

/** Signs anything as `key`. `undefined` in `header` takes a member away. */
export function signAs(key: ChannelKey, claims: JWTPayload, header: Record<string, unknown> = {}): Promise<string> {
  const members = { alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid, ...header };
  const given = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return new SignJWT(claims).setProtectedHeader(given as { alg: string }).sign(key.privateKey);
}
