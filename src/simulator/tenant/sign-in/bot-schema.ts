import { createPublicKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { guid, name, names } from '../schema-parts.ts';

/** An X.509 certificate with an RSA key, in PEM. */
const certificate = name.refine(isRsaCertificate, { error: 'expected an X.509 certificate with an RSA key, in PEM' });

const redirectUri = name.refine(isRedirectUri, {
  error: 'expected an https address, or http on this machine, without a fragment',
});

/** A public RSA key as JWK, with whatever else belongs to one. */
const publicKey = z
  .looseObject({ kty: z.literal('RSA', { error: 'expected "RSA"' }), n: name, e: name, kid: name.optional() })
  .refine(isPublicKey, { error: 'expected a public key as JWK' });

/** Another issuer's tokens that stand for the bot: a workload identity, or a managed identity of this tenant. */
const federatedCredential = z.strictObject({
  issuer: z.url({ error: 'expected the address of an issuer' }),
  subject: name,
  audiences: names.min(1, { error: 'expected at least one audience' }).default(['api://AzureADTokenExchange']),
  /** The issuer's public keys: nothing is fetched. Left out where the issuer is this tenant itself. */
  keys: z.array(publicKey).min(1, { error: 'expected at least one key' }).optional(),
});

const permissions = z.strictObject({ graph: names, arm: names });

/** The bot's registration, and what the tenant allows it. */
export const botSchema = z.strictObject({
  appId: guid,
  objectId: guid,
  displayName: name,
  secret: name.default('sandbox-secret'),
  certificates: z.array(certificate).default([]),
  federatedCredentials: z.array(federatedCredential).default([]),
  /** Where sign-ins return to. On a loopback address every port fits. */
  redirectUris: z.array(redirectUri).default(['http://127.0.0.1/auth/callback']),
  /** What the bot asks people for, per resource. */
  delegatedPermissions: permissions,
  /** What the tenant has consented to of all that can be asked for: everything, nothing, or these. */
  consented: z
    .union([z.boolean(), permissions], { error: 'expected true, false, or lists for graph and arm' })
    .default(true),
  /** People and groups that may use the bot; everybody when it is left out. */
  assignedTo: names.optional(),
  /** What the bot was given for itself. */
  applicationPermissions: permissions,
});

function isRsaCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function isPublicKey(key: Readonly<Record<string, unknown>>): boolean {
  try {
    return createPublicKey({ key, format: 'jwk' }).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function isRedirectUri(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash, username, password } = new URL(text);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLoopback)) && `${hash}${username}${password}` === '';
}
