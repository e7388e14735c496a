import type { PimProvider } from '../../pim/index.ts';
import { createAlerts } from './alerts.ts';
import { createApprovals } from './approvals.ts';
import { createChildScopes } from './child-scopes.ts';
import type { ArmClient } from './client.ts';
import { PROVIDER } from './map/right.ts';
import { createPolicies } from './policies.ts';
import { createRequests } from './requests.ts';
import { createRights } from './rights.ts';
import { createRoleDefinitions } from './role-definitions.ts';

/** Azure resources through Azure Resource Manager. */
export const createAzureProvider = (arm: ArmClient): PimProvider => ({
  name: PROVIDER,
  rights: createRights(arm),
  requests: createRequests(arm),
  policies: createPolicies(arm),
  approvals: createApprovals(arm),
  roleDefinitions: createRoleDefinitions(arm),
  alerts: createAlerts(arm),
  childScopes: createChildScopes(arm),
});
