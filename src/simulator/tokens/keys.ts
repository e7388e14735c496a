import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As served at the keys endpoint. */
  readonly jwk: JWK;
}

/** One pair for Entra, another for the Bot Framework's channel: a token of the one must not pass for one of the other. */
export interface Keys {
  readonly entra: SigningKey;
  readonly channel: SigningKey;
}

export async function createKeys(): Promise<Keys> {
  const [entra, channel] = await Promise.all([createKey(), createKey()]);
  return { entra, channel };
}

/** The private halves, as they are written down. */
export interface WrittenKeys {
  readonly entra: JWK;
  readonly channel: JWK;
}

export const writeKeys = async ({ entra, channel }: Keys): Promise<WrittenKeys> => ({
  entra: await exportJWK(entra.privateKey),
  channel: await exportJWK(channel.privateKey),
});

/** Throws where they are none. */
export async function readKeys({ entra, channel }: WrittenKeys): Promise<Keys> {
  return { entra: await readKey(entra), channel: await readKey(channel) };
}

async function readKey(written: JWK): Promise<SigningKey> {
  const { kty = '', n = '', e = '' } = written;
  const privateKey = await importJWK(written, 'RS256', { extractable: true });
  const publicKey = await importJWK({ kty, n, e }, 'RS256', { extractable: true });
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array)
    throw new Error('A key to sign with must be an RSA key.');
  return keyOf(privateKey, publicKey);
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return keyOf(privateKey, publicKey);
}

async function keyOf(privateKey: CryptoKey, publicKey: CryptoKey): Promise<SigningKey> {
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicKey, jwk: { ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid, x5t: kid } };
}
