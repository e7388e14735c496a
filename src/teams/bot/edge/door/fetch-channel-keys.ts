import { type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';
import type { Fetch } from '../../../../core/fetch.ts';

const TIME_LIMIT_MS = 10_000;
const CHANNEL = 'msteams';

const metadataSchema = z.looseObject({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySetSchema = z.looseObject({ keys: z.array(z.unknown()) });
/** A key that may sign for Teams. Bot Framework, "Authentication": the key must be endorsed for the activity's channel. */
const endorsedKeySchema = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).refine((channels) => channels.includes(CHANNEL)),
});

/** The endorsed keys by their ids. Throws where they cannot be had; a key that cannot be used is left out. */
export async function fetchChannelKeys(fetch: Fetch, metadataUrl: string): Promise<ReadonlyMap<string, CryptoKey>> {
  const { jwks_uri } = metadataSchema.parse(await fetchJson(fetch, metadataUrl));
  if (new URL(metadataUrl).protocol === 'https:' && new URL(jwks_uri).protocol !== 'https:')
    throw new Error(`The metadata leads to keys without TLS: ${jwks_uri}`);
  const { keys } = keySetSchema.parse(await fetchJson(fetch, jwks_uri));
  const endorsed = keys.flatMap((key) => endorsedKeySchema.safeParse(key).data ?? []);
  const imported = await Promise.allSettled(
    endorsed.map(async ({ kid, kty, n, e }) => [kid, await importJWK({ kty, n, e }, 'RS256')] as const),
  );
  const usable = imported.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (usable.length === 0) throw new Error(`${jwks_uri} holds no RSA key that is endorsed for ${CHANNEL}.`);
  return new Map(usable.flatMap(([kid, key]) => (key instanceof Uint8Array ? [] : [[kid, key] as const])));
}

async function fetchJson(fetch: Fetch, url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.json();
}
