import type { Keep } from '../../kept/change.ts';
import type { AlertBook } from '../../pim/alerts/alert-book.ts';
import type { Knobs } from '../../pim/knobs.ts';
import { azureManners } from '../../pim/manners.ts';
import type { Kind } from '../../pim/model.ts';
import { createPim, type Pim } from '../../pim/pim.ts';
import type { PolicyBook } from '../../pim/policy-book.ts';
import { isOver } from '../../pim/window.ts';
import type { Directory } from '../directory.ts';
import type { Memberships } from '../memberships.ts';
import type { Tenant } from '../tenant.ts';
import { createAzureAlerts } from './azure-alerts.ts';
import { azurePimDirectory } from './azure-pim.ts';
import { createAzurePolicies } from './azure-policies.ts';
import type { AzureRole } from './azure-tenant.ts';
import { createScopeTree, type ScopeTree } from './scope-tree.ts';

/** Azure: its scopes, its roles and PIM of them. */
export interface AzureState {
  readonly pim: Pim;
  readonly policies: PolicyBook;
  readonly scopes: ScopeTree;
  /** By GUID, in lower case. */
  role(id: string): AzureRole | undefined;
  roles(): readonly AzureRole[];
  /** Deletes a role for good, unless somebody holds it or will; whether it did. */
  deleteRole(id: string, at: Date): boolean;
  /** One that happened before a restart. */
  replayDeletion(id: string): void;
  /** The alerts of a scope. */
  alerts(scope: string): AlertBook;
}

export interface AzureStateParts {
  readonly tenant: Tenant;
  readonly directory: Directory;
  readonly memberships: Memberships;
  readonly knobs: Knobs;
  readonly startedAt: Date;
  readonly keep: Keep;
}

/** Azure when nothing has happened yet. */
export function createAzureState({
  tenant,
  directory,
  memberships,
  knobs,
  startedAt,
  keep,
}: AzureStateParts): AzureState {
  const { azure, administratorId } = tenant;
  const catalogue = new Map(azure.roles.map((one) => [one.id, one]));
  const role = (id: string) => catalogue.get(id);
  const roles = () => [...catalogue.values()];
  const scopes = createScopeTree(azure.scopes);
  const policies = createAzurePolicies(azure, (changed) => keep({ part: 'azure-policies', ...changed }));
  const pim = createPim({
    grants: azure.grants,
    grantedBy: administratorId,
    directory: azurePimDirectory({ directory, memberships, scopes, role, policies }),
    knobs,
    manners: azureManners(knobs.azure),
    keep: (event) => keep({ part: 'azure', event }),
  });
  const isHeld = (id: string, at: Date) =>
    KINDS.some((kind) => pim.schedules(kind, at).some((held) => held.access.role === id && !isOver(held, at)));
  return {
    pim,
    policies,
    scopes,
    role,
    roles,
    deleteRole: (id, at) => {
      if (isHeld(id, at) || !catalogue.has(id)) return false;
      keep({ part: 'azure-role-deleted', id });
      return catalogue.delete(id);
    },
    replayDeletion: (id) => void catalogue.delete(id),
    alerts: createAzureAlerts({
      pim,
      scopes,
      roles,
      startedAt,
      scanMs: knobs.alertScanMs,
      keep: (scope, change) => keep({ part: 'azure-alerts', scope, ...change }),
    }),
  };
}

const KINDS: readonly Kind[] = ['assignment', 'eligibility'];
