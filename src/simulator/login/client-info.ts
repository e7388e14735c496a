import type { Person, Tenant } from '../tenant/tenant.ts';

/** Who signed in, for the client's cache: object id and tenant. */
export const clientInfo = (tenant: Tenant, person: Person): string =>
  Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.tenantId })).toString('base64url');
