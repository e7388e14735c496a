import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import { createSignInState, type SignInState } from './login/grants/sign-in-state.ts';
import type { MovedClock } from './moved-clock.ts';
import type { AlertBook } from './pim/alerts/alert-book.ts';
import type { Knobs } from './pim/knobs.ts';
import { GRAPH_MANNERS } from './pim/manners.ts';
import { createPim, type Pim } from './pim/pim.ts';
import type { PimDirectory } from './pim/pim-directory.ts';
import type { PolicyBook } from './pim/policy-book.ts';
import { createEntraAlerts } from './tenant/alerts/entra-alerts.ts';
import { type AzureState, createAzureState } from './tenant/azure/azure-state.ts';
import { createDirectory, type Directory } from './tenant/directory.ts';
import { createGroupPolicies, groupPimDirectory } from './tenant/group-pim.ts';
import { loadTenant } from './tenant/load-tenant.ts';
import { createMemberships, type Memberships } from './tenant/memberships.ts';
import { createRolePolicies, rolePimDirectory } from './tenant/role-pim.ts';
import { createSignIns, type SignIns } from './tenant/sign-ins.ts';
import type { Tenant } from './tenant/tenant.ts';
import type { Keys } from './tokens/keys.ts';

/** What Microsoft's side holds at one time. After a reset it is another one. */
export interface TenantState {
  readonly tenant: Tenant;
  readonly directory: Directory;
  readonly memberships: Memberships;
  /** PIM of Entra roles. */
  readonly roles: Pim;
  /** What of the directory it knows. */
  readonly rolePim: PimDirectory;
  readonly rolePolicies: PolicyBook;
  /** PIM for Groups. */
  readonly groups: Pim;
  readonly groupPolicies: PolicyBook;
  readonly azure: AzureState;
  readonly signIn: SignInState;
  readonly signIns: SignIns;
  /** Alerts for Entra roles. */
  readonly roleAlerts: AlertBook;
}

/** What handlers share. Read `state` anew in every request. */
export interface World {
  readonly clock: MovedClock;
  /** What codes and refresh tokens age by: real time, unless a test moves it. */
  readonly signInClock: Clock;
  readonly keys: Keys;
  readonly logger: Logger;
  readonly knobs: Knobs;
  readonly newId: () => string;
  state(): TenantState;
}

/** A tenant in which nothing has happened yet; relative times count from `now`. Throws `TenantFileError`. */
export const createTenantState = (file: unknown, now: Date, knobs: Knobs): TenantState =>
  untouchedState(loadTenant(file, now), now, knobs);

/** The same of a tenant that was read before: what happens leaves no mark on the tenant itself. */
export function untouchedState(tenant: Tenant, now: Date, knobs: Knobs): TenantState {
  const { administratorId } = tenant;
  const directory = createDirectory(tenant);
  const memberships = createMemberships(tenant, () => groups);
  const rolePolicies = createRolePolicies(directory);
  const groupPolicies = createGroupPolicies(directory);
  const groups = createPim({
    grants: tenant.groupGrants,
    grantedBy: administratorId,
    directory: groupPimDirectory(directory, memberships, groupPolicies),
    knobs,
    manners: GRAPH_MANNERS,
  });
  const rolePim = rolePimDirectory(directory, memberships, rolePolicies);
  const roles = createPim({
    grants: tenant.roleGrants,
    grantedBy: administratorId,
    directory: rolePim,
    knobs,
    manners: GRAPH_MANNERS,
  });
  const azure = createAzureState({ tenant, directory, memberships, knobs, startedAt: now });
  const signIns = createSignIns(tenant.people);
  const roleAlerts = createEntraAlerts({
    tenant,
    roles,
    policies: rolePolicies,
    signIns,
    startedAt: now,
    scanMs: knobs.alertScanMs,
  });
  return {
    tenant,
    directory,
    memberships,
    roles,
    rolePim,
    rolePolicies,
    groups,
    groupPolicies,
    azure,
    signIns,
    roleAlerts,
    signIn: createSignInState(tenant),
  };
}
