import type { ConfidentialClientApplication } from '@azure/msal-node';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../core/app-error.ts';
import type { Person } from '../../pim/index.ts';
import type { Resource } from '../http/token-source.ts';
import { secretsOf } from './client-credential.ts';
import { type ConfidentialClientParts, createConfidentialClients } from './confidential-client.ts';
import { readEntraRefusal } from './entra-refusal.ts';
import { requireSamePerson } from './require-same-person.ts';
import { signInError } from './sign-in-error.ts';

export interface EntraExchangeParts extends ConfidentialClientParts {
  /** Full scopes by resource. */
  readonly scopes: Readonly<Record<Resource, readonly string[]>>;
}

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Exchanges an assertion for the person's access token, every time anew. Errors: `signInError`, `PersonMismatch`. */
export type EntraExchange = (person: Person, resource: Resource, assertion: string) => Promise<AccessToken>;

/** Clients of tenants are kept: a new one may have to ask for its metadata first. */
const MAX_TENANTS = 100;

const TENANT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * On-behalf-of over MSAL, one confidential client a tenant. MSAL's own token cache is emptied after every exchange: it is
 * one bag without bounds, keyed by assertion, so that each new assertion of a person would leave tokens behind for ever.
 */
export function createEntraExchange(parts: EntraExchangeParts): EntraExchange {
  const { credential, scopes } = parts;
  const createClient = createConfidentialClients(parts);
  const clients = new LRUCache<string, ConfidentialClientApplication>({ max: MAX_TENANTS });

  function clientOf(tenantId: string): ConfidentialClientApplication {
    const client = clients.get(tenantId) ?? createClient(tenantId);
    clients.set(tenantId, client);
    return client;
  }

  return async (person, resource, assertion) => {
    requireConfigured(person, resource, scopes[resource]);
    const client = clientOf(person.tenantId);
    const result = await client
      .acquireTokenOnBehalfOf({ oboAssertion: assertion, scopes: [...scopes[resource]], skipCache: true })
      .catch((error: unknown) => {
        throw signInError(readEntraRefusal(error, [...secretsOf(credential), assertion]), person, resource);
      })
      .finally(() => client.clearCache());
    if (!result?.accessToken || result.expiresOn === null) {
      const answer = new Error('the answer holds no access token, or not until when it is good');
      throw signInError(readEntraRefusal(answer, []), person, resource);
    }
    requireSamePerson(person, result.idTokenClaims);
    return { token: result.accessToken, expiresAt: result.expiresOn };
  };
}

/** The tenant becomes part of an address, and a request without scopes would be granted something else. */
function requireConfigured(person: Person, resource: Resource, scopes: readonly string[]): void {
  if (!TENANT_ID.test(person.tenantId)) {
    const message = `Could not sign in to tenant "${person.tenantId}": it is not a tenant id. Check what sent this activity.`;
    throw new AppError('SignInFailed', message, { facts: { tenantId: person.tenantId } });
  }
  if (scopes.length === 0) {
    const message = `Could not ask for a ${resource} token: no feature that is on asks for ${resource} permissions.`;
    throw new AppError('SignInFailed', `${message} Turn one on in the configuration.`, { facts: { resource } });
  }
}
