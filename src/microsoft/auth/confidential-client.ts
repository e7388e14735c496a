import { ConfidentialClientApplication, type ICachePlugin } from '@azure/msal-node';
import type { Fetch } from '../../core/fetch.ts';
import { type ClientCredential, proofOf } from './client-credential.ts';
import { createMsalNetwork } from './msal-network.ts';

export interface ConfidentialClientParts {
  readonly fetch: Fetch;
  readonly clientId: string;
  readonly credential: ClientCredential;
  /** Origin of the cloud's sign-in service. */
  readonly loginHost: string;
  /** What a managed identity asks its token for, to vouch for the registration. */
  readonly federationAudience: string;
  /** How long one request may take. */
  readonly timeLimitMs: number;
}

/** Makes MSAL's client of one registration for one tenant after the other, over the injected `fetch`. */
export function createConfidentialClients(parts: ConfidentialClientParts) {
  const { clientId, credential, federationAudience, fetch, timeLimitMs } = parts;
  const loginHost = new URL(parts.loginHost).origin;
  const networkClient = createMsalNetwork({ fetch, loginHost, timeLimitMs });
  const proof = proofOf(credential, federationAudience);
  return (tenantId: string, cachePlugin?: ICachePlugin): ConfidentialClientApplication =>
    new ConfidentialClientApplication({
      auth: {
        clientId,
        ...proof,
        authority: `${loginHost}/${tenantId}`,
        knownAuthorities: [new URL(loginHost).host],
        // PIM's authentication contexts need a client that says it can handle claims challenges.
        clientCapabilities: ['CP1'],
      },
      ...(cachePlugin && { cache: { cachePlugin } }),
      system: { networkClient },
    });
}
