import type { Tenant } from '../tenant/tenant.ts';
import { SignInError } from './sign-in-error.ts';

/** Authorities that are no tenant: the person's own one is meant, and there is only one here. */
export const ANY_TENANT = ['common', 'organizations'];

/** Throws unless the segment of the path names the tenant: its id, its domain, or an authority for all. */
export function checkTenant(tenant: Tenant, segment: string): void {
  const wanted = segment.toLowerCase();
  if (wanted === tenant.tenantId || wanted === tenant.domain || ANY_TENANT.includes(wanted)) return;
  throw new SignInError(
    'invalid_tenant',
    90002,
    `Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
}
