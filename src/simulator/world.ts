import type { Logger } from '../core/logger.ts';
import type { MovedClock } from './moved-clock.ts';
import { createPim, type Pim } from './pim/pim.ts';
import { createDirectory, type Directory } from './tenant/directory.ts';
import { loadTenant } from './tenant/load-tenant.ts';
import type { Tenant } from './tenant/tenant.ts';
import type { Keys } from './tokens/keys.ts';

/** What Microsoft's side holds at one time. After a reset it is another one. */
export interface TenantState {
  readonly tenant: Tenant;
  readonly directory: Directory;
  /** PIM of Entra roles. */
  readonly roles: Pim;
}

/** What handlers share. Read `state` anew in every request. */
export interface World {
  readonly clock: MovedClock;
  readonly keys: Keys;
  readonly logger: Logger;
  readonly newId: () => string;
  state(): TenantState;
}

/** A tenant in which nothing has happened yet; relative times count from `now`. Throws `TenantFileError`. */
export function createTenantState(file: unknown, now: Date, newId: () => string): TenantState {
  const tenant = loadTenant(file, now);
  const directory = createDirectory(tenant);
  const { eligibilities, assignments } = tenant;
  const facts = { eligibilities, assignments, requests: [], cancellations: new Map<string, Date>() };
  return { tenant, directory, roles: createPim(facts, directory, newId) };
}
