import type { Clock } from '../core/clock.ts';
import type { Logger } from '../core/logger.ts';
import { type Keep, keepNothing } from './kept/change.ts';
import { createSignInState, type SignInState } from './login/grants/sign-in-state.ts';
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
  readonly clock: Clock;
  /** What codes and refresh tokens age by: real time, unless a test moves it. */
  readonly signInClock: Clock;
  readonly keys: Keys;
  readonly logger: Logger;
  readonly knobs: Knobs;
  readonly newId: () => string;
  state(): TenantState;
}

/**
 * A tenant in which nothing has happened yet; relative times count from `now`. Throws `TenantFileError`.
 *
 * @param keep told of everything that happens from then on.
 */
export const createTenantState = (file: unknown, now: Date, knobs: Knobs, keep: Keep = keepNothing): TenantState =>
  untouchedState(loadTenant(file, now), now, knobs, keep);

/** The same of a tenant that was read before: what happens leaves no mark on the tenant itself. */
export function untouchedState(tenant: Tenant, now: Date, knobs: Knobs, keep: Keep = keepNothing): TenantState {
  const { administratorId } = tenant;
  const directory = createDirectory(tenant);
  const memberships = createMemberships(tenant, () => groups);
  const rolePolicies = createRolePolicies(directory, (changed) => keep({ part: 'role-policies', ...changed }));
  const groupPolicies = createGroupPolicies(directory, (changed) => keep({ part: 'group-policies', ...changed }));
  const groups = createPim({
    grants: tenant.groupGrants,
    grantedBy: administratorId,
    directory: groupPimDirectory(directory, memberships, groupPolicies),
    knobs,
    manners: GRAPH_MANNERS,
    keep: (event) => keep({ part: 'groups', event }),
  });
  const rolePim = rolePimDirectory(directory, memberships, rolePolicies);
  const roles = createPim({
    grants: tenant.roleGrants,
    grantedBy: administratorId,
    directory: rolePim,
    knobs,
    manners: GRAPH_MANNERS,
    keep: (event) => keep({ part: 'roles', event }),
  });
  const azure = createAzureState({ tenant, directory, memberships, knobs, startedAt: now, keep });
  const signIns = createSignIns(tenant.people, (personId, at) => keep({ part: 'signed-in', personId, at }));
  const roleAlerts = createEntraAlerts({
    tenant,
    roles,
    policies: rolePolicies,
    signIns,
    startedAt: now,
    scanMs: knobs.alertScanMs,
    keep: (change) => keep({ part: 'role-alerts', ...change }),
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
    signIn: createSignInState(tenant, (change) => keep({ part: 'sign-in', change })),
  };
}
