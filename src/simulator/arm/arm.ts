import { PimRefusal } from '../pim/refusal.ts';
import type { Call } from '../server/call.ts';
import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { alertRoutes } from './alerts/alert-routes.ts';
import { requireVersion } from './api-versions.ts';
import { approvalRoutes } from './approvals/approval-routes.ts';
import { ArmError, armErrorAnswer } from './arm-error.ts';
import { pimRefusalAnswer } from './pim-refusal-answer.ts';
import { policyRoutes } from './policies/policy-routes.ts';
import { createCountDown, responseHeaders } from './response-headers.ts';
import { permissionRoutes } from './roles/permissions.ts';
import { roleAssignmentRoutes } from './roles/role-assignments.ts';
import { roleDefinitionRoutes } from './roles/role-definitions.ts';
import { scheduleRoutes } from './schedules/schedule-routes.ts';
import { eligibleChildRoutes } from './scopes/eligible-child-resources.ts';
import { managementGroupRoutes } from './scopes/management-groups.ts';
import { resourceRoutes } from './scopes/resources.ts';
import { subscriptionRoutes } from './scopes/subscriptions.ts';

/** management.azure.com. */
export function createArm(world: World): Respond {
  const countDown = createCountDown();
  const respond = createRespond(
    [
      ...scheduleRoutes(world),
      ...approvalRoutes(world),
      ...policyRoutes(world),
      ...alertRoutes(world),
      ...eligibleChildRoutes(world),
      ...roleDefinitionRoutes(world),
      ...roleAssignmentRoutes(world),
      ...permissionRoutes(world),
      ...managementGroupRoutes(world),
      ...subscriptionRoutes(world),
      ...resourceRoutes(world),
    ],
    (error, call) => {
      if (error instanceof ArmError) return armErrorAnswer(error);
      return error instanceof PimRefusal ? pimRefusalAnswer(error, call, world.knobs) : undefined;
    },
    requireVersion,
  );
  return async (arrived) => {
    const call = withPlainSlashes(arrived);
    const answer = await respond(call);
    return { ...answer, headers: { ...responseHeaders(call), ...countDown(call), ...answer.headers } };
  };
}

/** Clients join a scope that begins with a slash to a path that has one; both doubled ones are taken. */
const withPlainSlashes = (call: Call): Call => ({ ...call, path: call.path.replace(/\/{2,}/g, '/') });
