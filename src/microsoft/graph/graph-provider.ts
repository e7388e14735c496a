import type { PimProvider } from '../../pim/index.ts';
import { createAlerts } from './alerts.ts';
import { createApprovals } from './approvals.ts';
import type { GraphClient } from './client.ts';
import { createNames } from './names.ts';
import { createPolicies, readRolePolicies } from './policies.ts';
import { createRequests } from './requests.ts';
import { createRights } from './rights.ts';
import { createRoleDefinitions, groupRoleDefinitions } from './role-definitions.ts';
import { groupSurface } from './surfaces/group-surface.ts';
import { roleSurface } from './surfaces/role-surface.ts';

/** Entra roles through Microsoft Graph, iteration 3 of the PIM API. */
export function createRoleProvider(graph: GraphClient): PimProvider {
  const parts = { graph, surface: roleSurface, names: createNames() };
  return {
    name: roleSurface.provider,
    rights: createRights(parts),
    requests: createRequests(parts),
    policies: { ...createPolicies(parts), readAll: (person) => readRolePolicies(parts, person) },
    approvals: createApprovals(parts),
    roleDefinitions: createRoleDefinitions(graph),
    alerts: createAlerts(graph),
    childScopes: undefined,
  };
}

/** PIM for Groups through Microsoft Graph. It has no alerts, and its policies are read one by one. */
export function createGroupProvider(graph: GraphClient): PimProvider {
  const parts = { graph, surface: groupSurface, names: createNames() };
  return {
    name: groupSurface.provider,
    rights: createRights(parts),
    requests: createRequests(parts),
    policies: { ...createPolicies(parts), readAll: undefined },
    approvals: createApprovals(parts),
    roleDefinitions: groupRoleDefinitions,
    alerts: undefined,
    childScopes: undefined,
  };
}
