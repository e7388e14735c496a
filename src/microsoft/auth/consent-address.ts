import type { Resource } from '../http/token-source.ts';

interface Consent {
  /** Origin of the cloud's sign-in service. */
  readonly loginHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly scopes: Readonly<Record<Resource, readonly string[]>>;
  readonly redirectUri: string;
  readonly state: string;
}

/** Where an administrator grants everything that the bot asks for, for the whole tenant (Microsoft Learn, "Admin consent"). */
export function consentAddress({ loginHost, tenantId, clientId, scopes, redirectUri, state }: Consent): string {
  const url = new URL(`/${tenantId}/v2.0/adminconsent`, loginHost);
  url.search = new URLSearchParams({
    client_id: clientId,
    scope: [...scopes.graph, ...scopes.arm].join(' '),
    redirect_uri: redirectUri,
    state,
  }).toString();
  return url.href;
}
