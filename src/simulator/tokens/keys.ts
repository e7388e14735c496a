import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

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

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicKey, jwk: { ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid, x5t: kid } };
}
