import type { ScheduleRequest } from '../../pim/model.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { collectionAnswer, entityAnswer, graphQuery, NO_FILTER } from '../answer-query.ts';
import type { Caller } from '../caller.ts';
import { badRequest } from '../graph-error.ts';
import { openCall } from '../open-call.ts';
import { isApprover } from '../schedules/approver.ts';
import { pimCaller } from '../schedules/write-routes.ts';
import type { Moment } from '../surfaces/surface.ts';
import { approvalEntity, approvalPartEntity } from './approval-entity.ts';
import { APPROVAL_FACES, type ApprovalFace } from './approval-face.ts';
import { readDecision } from './read-decision.ts';

/** Approvals of activations: what waits for me, one of them, its parts, and the decision. */
export const approvalRoutes = (world: World): readonly Route[] =>
  APPROVAL_FACES.flatMap((face) => [...readRoutes(world, face), ...partRoutes(world, face)]);

function readRoutes(world: World, face: ApprovalFace): readonly Route[] {
  const path = `/${face.version}/${face.path}`;
  return [
    {
      method: 'GET',
      pattern: `${path}/filterByCurrentUser(on='{on}')`,
      handler: async (call, { on = '' }) => {
        const { caller, at } = await openFace(world, call, face, false);
        if (on !== 'approver') throw badRequest(`The value '${on}' of the parameter 'on' is invalid. Use approver.`);
        const entities = face.surface
          .pim(at.state)
          .requests('assignment', at.listed)
          .filter((request) => isApprover(request, caller, at) && isPending(face, request, at))
          .map((request) => approvalEntity(face, request, caller, at))
          .map((entity) => ({
            ...entity,
            properties: { '@odata.type': '#microsoft.graph.approval', ...entity.properties },
          }));
        return collectionAnswer(call, 'Collection(approval)', entities, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `${path}/{id}`,
      handler: async (call, { id = '' }) => {
        const { caller, at, request } = await find(world, call, face, id);
        return entityAnswer(call, face.path, approvalEntity(face, request, caller, at), graphQuery(call, NO_FILTER));
      },
    },
  ];
}

function partRoutes(world: World, face: ApprovalFace): readonly Route[] {
  const path = `/${face.version}/${face.path}/{id}/${face.parts}`;
  const contextOf = (id: string) => `${face.path}('${id}')/${face.parts}`;
  return [
    {
      method: 'GET',
      pattern: path,
      handler: async (call, { id = '' }) => {
        const { caller, at, request } = await find(world, call, face, id);
        const part = approvalPartEntity(face, request, caller, at);
        return collectionAnswer(call, contextOf(id), [part], graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'GET',
      pattern: `${path}/{partId}`,
      handler: async (call, { id = '', partId = '' }) => {
        const { caller, at, request } = await find(world, call, face, id);
        if (partId.toLowerCase() !== request.id) throw refusals.notFound();
        const part = approvalPartEntity(face, request, caller, at);
        return entityAnswer(call, contextOf(id), part, graphQuery(call, NO_FILTER));
      },
    },
    {
      method: 'PATCH',
      pattern: `${path}/{partId}`,
      handler: async (call, { id = '', partId = '' }) => {
        const { caller, at } = await openFace(world, call, face, true);
        const decision = readDecision(call.body);
        const pim = face.surface.pim(at.state);
        const request = pim.request(id.toLowerCase(), at.now);
        if (!request || partId.toLowerCase() !== request.id) throw refusals.notFound();
        const ask = { ...decision, requestId: request.id, isApprover: isApprover(request, caller, at) };
        pim.decide(ask, pimCaller(face.surface, caller, at), at.now);
        return { status: 204 };
      },
    },
  ];
}

async function openFace(world: World, call: Call, face: ApprovalFace, isDecision: boolean) {
  return openCall(world, call, (caller) => face.checkPermission(caller, isDecision));
}

/** Only who asked, who may decide, and who reads everything may look. */
async function find(world: World, call: Call, face: ApprovalFace, id: string) {
  const { caller, at } = await openFace(world, call, face, false);
  const request = face.surface.pim(at.state).request(id.toLowerCase(), at.replicated);
  if (!request?.approvers) throw refusals.notFound();
  if (!mayLook(face, request, caller, at)) throw refusals.notAllowed();
  return { caller, at, request };
}

const mayLook = (face: ApprovalFace, request: ScheduleRequest, caller: Caller, at: Moment): boolean =>
  request.principalId === caller.id ||
  isApprover(request, caller, at) ||
  face.surface.mayRead(request.access, caller, at);

const isPending = (face: ApprovalFace, request: ScheduleRequest, { state, listed }: Moment): boolean =>
  face.surface.pim(state).statusOf(request, listed) === 'PendingApproval';
