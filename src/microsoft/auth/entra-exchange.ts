import type { AuthenticationResult } from '@azure/msal-node';
import { AppError } from '../../core/app-error.ts';
import type { Person } from '../../pim/index.ts';
import type { Resource } from '../http/token-source.ts';
import { secretsOf } from './client-credential.ts';
import { type ConfidentialClientParts, createConfidentialClients } from './confidential-client.ts';
import { readEntraRefusal } from './entra-refusal.ts';
import { createPartitionPlugin } from './partition-plugin.ts';
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

export interface Acquired extends AccessToken {
  /** The person's partition as MSAL left it; nothing where it changed nothing. */
  readonly cache: string | undefined;
}

/** Gets a person's access tokens from Microsoft Entra. Errors: those of `signInError`, `PersonMismatch`. */
export interface EntraExchange {
  /** For an assertion, every time anew. The partition begins anew with it. */
  exchange(person: Person, resource: Resource, assertion: string): Promise<Acquired>;
  /**
   * From what an earlier sign-in left in the person's partition: its token while that lives, else a new one by its refresh
   * token, which serves both resources.
   *
   * @param isRefused whether the service no longer takes the token that is there.
   */
  refresh(person: Person, resource: Resource, cache: string, isRefused: (token: string) => boolean): Promise<Acquired>;
}

const TENANT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Over MSAL, with a client of its own for every time: what one person's partition holds never meets another's, as it would
 * in MSAL's one cache for all.
 */
export function createEntraExchange(parts: EntraExchangeParts): EntraExchange {
  const { credential, scopes } = parts;
  const createClient = createConfidentialClients(parts);
  const refusalOf = (error: unknown, person: Person, resource: Resource, assertion = ''): AppError =>
    signInError(readEntraRefusal(error, [...secretsOf(credential), assertion]), person, resource);

  return {
    async exchange(person, resource, assertion) {
      requireConfigured(person, resource, scopes[resource]);
      const plugin = createPartitionPlugin();
      const client = createClient(person.tenantId, plugin);
      const request = { oboAssertion: assertion, scopes: [...scopes[resource]], skipCache: true };
      const result = await client.acquireTokenOnBehalfOf(request).catch((error: unknown) => {
        throw refusalOf(error, person, resource, assertion);
      });
      return { ...accessTokenIn(result, person, resource), cache: plugin.changed() };
    },

    async refresh(person, resource, cache, isRefused) {
      requireConfigured(person, resource, scopes[resource]);
      const plugin = createPartitionPlugin(cache);
      const client = createClient(person.tenantId, plugin);
      const silently = async (forceRefresh: boolean) => {
        const accounts = await client.getTokenCache().getAllAccounts();
        const account = accounts.find(
          ({ localAccountId, tenantId }) =>
            isSame(localAccountId, person.objectId) && isSame(tenantId, person.tenantId),
        );
        if (!account) throw new Error('the kept tokens are of nobody');
        return client.acquireTokenSilent({ account, scopes: [...scopes[resource]], forceRefresh });
      };
      const result = await silently(false)
        .then((first) => (isRefused(first.accessToken) ? silently(true) : first))
        .catch((error: unknown) => {
          throw refusalOf(error, person, resource);
        });
      return { ...accessTokenIn(result, person, resource), cache: plugin.changed() };
    },
  };
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function accessTokenIn(result: AuthenticationResult | null, person: Person, resource: Resource): AccessToken {
  if (!result?.accessToken || result.expiresOn === null) {
    const answer = new Error('the answer holds no access token, or not until when it is good');
    throw signInError(readEntraRefusal(answer, []), person, resource);
  }
  requireSamePerson(person, result.idTokenClaims);
  return { token: result.accessToken, expiresAt: result.expiresOn };
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
