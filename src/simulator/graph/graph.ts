import { type Faults, faultAnswer } from '../faults.ts';
import { PimRefusal } from '../pim/refusal.ts';
import { headerOf } from '../server/call.ts';
import { createRespond, type Respond } from '../server/respond.ts';
import type { World } from '../world.ts';
import { conditionalAccessRoutes } from './administration/conditional-access-routes.ts';
import { consentRoutes } from './administration/consent-routes.ts';
import { sessionRoutes } from './administration/session-routes.ts';
import { alertRoutes } from './alerts/alert-routes.ts';
import { incidentRoutes } from './alerts/incident-routes.ts';
import { refreshRoutes } from './alerts/refresh-routes.ts';
import { approvalRoutes } from './approvals/approval-routes.ts';
import { batchAnswer, isBatch } from './batch.ts';
import { directoryRoutes } from './directory/directory-routes.ts';
import { GraphError, graphErrorAnswer } from './graph-error.ts';
import { inEnvelope, pimRefusalAnswer } from './pim-refusal-answer.ts';
import { policyRoutes } from './policies/policy-routes.ts';
import { policyWriteRoutes } from './policies/write-routes.ts';
import { roleDefinitionRoutes } from './role-definitions.ts';
import { groupSurface } from './surfaces/group-surface.ts';
import { roleSurface } from './surfaces/role-surface.ts';
import { surfaceRoutes } from './surfaces/surface-routes.ts';
import { refuseUnknownSegment } from './unknown-segment.ts';

/** graph.microsoft.com. Faults strike the parts of a batch too, each by itself. */
export function createGraph(world: World, faults: Faults): Respond {
  const respond = createRespond(
    [
      ...surfaceRoutes(world, roleSurface),
      ...surfaceRoutes(world, groupSurface),
      ...roleDefinitionRoutes(world),
      ...policyRoutes(world),
      ...policyWriteRoutes(world),
      ...directoryRoutes(world),
      ...approvalRoutes(world),
      ...refreshRoutes(world),
      ...alertRoutes(world),
      ...incidentRoutes(world),
      ...conditionalAccessRoutes(world),
      ...consentRoutes(world),
      ...sessionRoutes(world),
    ],
    (error, call) => {
      if (error instanceof GraphError) return graphErrorAnswer(inEnvelope(error, world.knobs), call);
      return error instanceof PimRefusal ? pimRefusalAnswer(error, call, world.knobs) : undefined;
    },
    ({ path }) => refuseUnknownSegment(path),
  );
  const respondOnce: Respond = async (call) => {
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
  return (call) => (isBatch(call) ? batchAnswer(call, partly(respondOnce, faults)) : respondOnce(call));
}

const partly =
  (respond: Respond, faults: Faults): Respond =>
  async (call) => {
    const fault = faults.takeAnswering(call);
    return (fault && faultAnswer(fault)) ?? respond(call);
  };
