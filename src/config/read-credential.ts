import { existsSync } from 'node:fs';
import type { Environment } from './config.ts';
import type { Credential } from './credential.ts';
import type { Mistake } from './mistake.ts';
import { readCertificate } from './read-certificate.ts';

/** Variables of which exactly one says how the registration proves who it is. */
export const CREDENTIAL_SOURCES = [
  'BOT_CLIENT_SECRET',
  'BOT_CERTIFICATE_FILE',
  'BOT_MANAGED_IDENTITY_ID',
  'BOT_FEDERATED_TOKEN_FILE',
] as const;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NONE: Credential = { kind: 'secret', secret: '' };

interface Read {
  /** Only good where there are no mistakes. */
  readonly credential: Credential;
  readonly mistakes: readonly Mistake[];
}

export function readCredential(environment: Environment): Read {
  const set = CREDENTIAL_SOURCES.filter((name) => environment[name]?.trim());
  const [source, ...more] = set;
  if (source === undefined || more.length > 0) {
    const found = source === undefined ? 'none is set' : `${set.join(' and ')} are set`;
    const message = `exactly one of ${CREDENTIAL_SOURCES.join(', ')} must be set, ${found}. Entra admin center → App registrations → Certificates & secrets`;
    return { credential: NONE, mistakes: [{ variable: set.join(', ') || CREDENTIAL_SOURCES[0], message }] };
  }
  const value = environment[source]?.trim() ?? '';
  const wrong = (message: string): Read => ({ credential: NONE, mistakes: [{ variable: source, message }] });
  switch (source) {
    case 'BOT_CLIENT_SECRET':
      // Entra shows both side by side, and the wrong one is what people copy.
      if (GUID.test(value)) return wrong('must be the Value of the client secret, not its Secret ID');
      return { credential: { kind: 'secret', secret: value }, mistakes: [] };
    case 'BOT_CERTIFICATE_FILE': {
      const read = readCertificate(value);
      return typeof read === 'string' ? wrong(read) : { credential: { kind: 'certificate', ...read }, mistakes: [] };
    }
    case 'BOT_MANAGED_IDENTITY_ID':
      if (!GUID.test(value)) return wrong('must be the Client ID of the identity: Azure portal → Managed Identities');
      return { credential: { kind: 'managed-identity', clientId: value.toLowerCase() }, mistakes: [] };
    case 'BOT_FEDERATED_TOKEN_FILE':
      if (!existsSync(value)) return wrong('must name a file that is there, such as AZURE_FEDERATED_TOKEN_FILE does');
      return { credential: { kind: 'federated-token', file: value }, mistakes: [] };
  }
}

/** Variables that name real credentials: where one is set, the sandbox does not start. */
export const CREDENTIAL_VARIABLES = ['BOT_APP_ID', ...CREDENTIAL_SOURCES] as const;
