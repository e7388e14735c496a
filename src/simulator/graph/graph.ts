import { PimRefusal } from '../pim/refusal.ts';
import { headerOf } from '../server/call.ts';
import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { entitySetRoutes } from './entity-set-routes.ts';
import { GraphError, graphErrorAnswer } from './graph-error.ts';
import { policyRoutes } from './policies.ts';
import { assignmentRequests } from './request-set.ts';
import { requestWrites } from './request-writes.ts';
import { roleDefinitionRoutes } from './role-definitions.ts';
import {
  assignmentInstances,
  assignmentSchedules,
  eligibilityInstances,
  eligibilitySchedules,
} from './schedule-sets.ts';

/** PIM's refusals are 400 but for these. */
const STATUS: Readonly<Record<string, number>> = {
  SubjectNotFound: 404,
  RoleNotFound: 404,
  ResourceNotFound: 404,
  UnauthorizedAccessException: 403,
};

/** graph.microsoft.com. */
export function createGraph(world: World): Respond {
  const respond = createRespond(
    [
      ...entitySetRoutes(world, assignmentInstances),
      ...entitySetRoutes(world, assignmentSchedules),
      ...entitySetRoutes(world, eligibilityInstances),
      ...entitySetRoutes(world, eligibilitySchedules),
      ...entitySetRoutes(world, assignmentRequests),
      ...requestWrites(world),
      ...roleDefinitionRoutes(world),
      ...policyRoutes(world),
    ],
    (error, call) => {
      if (error instanceof GraphError) return graphErrorAnswer(error, call);
      if (!(error instanceof PimRefusal)) return undefined;
      return graphErrorAnswer(new GraphError(STATUS[error.code] ?? 400, error.code, error.message), call);
    },
  );
  return async (call) => {
    const answer = await respond(call);
    const type = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
    return {
      ...answer,
      headers: {
        'cache-control': 'no-cache',
        ...(answer.body === undefined ? {} : { 'content-type': type }),
        ...answer.headers,
        'request-id': call.requestId,
        'client-request-id': headerOf(call, 'client-request-id') ?? call.requestId,
      },
    };
  };
}
