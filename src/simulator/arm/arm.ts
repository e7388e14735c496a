import { PimRefusal } from '../pim/refusal.ts';
import type { Call } from '../server/call.ts';
import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { requireVersion } from './api-versions.ts';
import { approvalRoutes } from './approvals/approval-routes.ts';
import { ArmError, armErrorAnswer } from './arm-error.ts';
import { pimRefusalAnswer } from './pim-refusal-answer.ts';
import { policyRoutes } from './policies/policy-routes.ts';
import { createCountDown, responseHeaders } from './response-headers.ts';
import { scheduleRoutes } from './schedules/schedule-routes.ts';

/** management.azure.com. */
export function createArm(world: World): Respond {
  const countDown = createCountDown();
  const respond = createRespond(
    [...scheduleRoutes(world), ...approvalRoutes(world), ...policyRoutes(world)],
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
