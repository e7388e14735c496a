import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { ScheduleRequest } from '../../pim/model.ts';
import type { Call } from '../../server/call.ts';
import type { Params, Route } from '../../server/routes.ts';
import type { AzureScope } from '../../tenant/azure/azure-scope.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { insufficientPermissions, resourceNotFound } from '../arm-error.ts';
import { openPim, type ScopedCall } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { mayDo, RIGHTS } from '../rights.ts';
import { isApprover } from '../schedules/approver.ts';
import { readListFilter } from '../schedules/list-filter.ts';
import { pimCaller } from '../schedules/write-routes.ts';
import { APPROVALS, approvalEntity, stageEntity } from './approval-entity.ts';
import { readDecision } from './read-decision.ts';

const PATH = `{+scope}/providers/Microsoft.Authorization/${APPROVALS}`;
const LAYER = { name: APPROVALS, functions: ['asapprover', 'ascreatedby', 'astarget'], comparable: [] };

/** Approvals of activations: lists of them, one, its stage, and the decision. */
export function approvalRoutes(world: World): readonly Route[] {
  const decide = async (call: Call, params: Params) => {
    const opened = await openPim(world, call, params.scope ?? '');
    const { caller, at, scope } = opened;
    const decision = readDecision(call.body);
    const request = findStage(params, opened, at.now);
    const ask = { ...decision, requestId: request.id, isApprover: isApprover(request, caller, at) };
    at.state.azure.pim.decide(ask, pimCaller(caller, at), at.now);
    return { status: 200, body: stageEntity(request, scope, caller, at) };
  };
  return versioned('approvals', [
    { method: 'GET', pattern: PATH, handler: (call, { scope = '' }) => list(world, call, scope) },
    {
      method: 'GET',
      pattern: `${PATH}/{id}`,
      handler: async (call, { scope = '', id = '' }) => {
        const opened = await openPim(world, call, scope);
        const request = findToRead(id, opened);
        return { status: 200, body: approvalEntity(request, opened.scope, opened.caller, opened.at) };
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{id}/stages`,
      handler: async (call, { scope = '', id = '' }) => {
        const opened = await openPim(world, call, scope);
        const request = findToRead(id, opened);
        return listAnswer(call, [stageEntity(request, opened.scope, opened.caller, opened.at)], world.knobs);
      },
    },
    {
      method: 'GET',
      pattern: `${PATH}/{id}/stages/{stageId}`,
      handler: async (call, params) => {
        const opened = await openPim(world, call, params.scope ?? '');
        findToRead(params.id ?? '', opened);
        const request = findStage(params, opened, opened.at.replicated);
        return { status: 200, body: stageEntity(request, opened.scope, opened.caller, opened.at) };
      },
    },
    { method: 'PUT', pattern: `${PATH}/{id}/stages/{stageId}`, handler: decide },
    { method: 'PATCH', pattern: `${PATH}/{id}/stages/{stageId}`, handler: decide },
  ]);
}

/** What waits for me, what I asked for, what I am to get; everything only where one may read. */
async function list(world: World, call: Call, path: string) {
  const { caller, at, scope } = await openPim(world, call, path);
  const { functions } = readListFilter(call, LAYER);
  const { pim, scopes } = at.state.azure;
  if (functions.size === 0 && !mayDo(RIGHTS.read, scope.id, caller, at)) throw insufficientPermissions(caller.id);
  const tests: readonly [name: string, test: (request: ScheduleRequest) => boolean][] = [
    [
      'asapprover',
      (request) => isApprover(request, caller, at) && pim.statusOf(request, at.listed) === 'PendingApproval',
    ],
    ['ascreatedby', ({ createdBy }) => createdBy === caller.id],
    ['astarget', ({ principalId }) => principalId === caller.id],
  ];
  const wanted = tests.filter(([name]) => functions.has(name));
  const requests = pim
    .requests('assignment', at.listed)
    .filter(({ approvers, access }) => approvers && scopes.isAtOrAbove(scope.id, access.scope))
    .filter((request) => wanted.every(([, test]) => test(request)));
  return listAnswer(
    call,
    requests.map((request) => approvalEntity(request, scope, caller, at)),
    world.knobs,
  );
}

/** Only who asked, who may decide, and who may read there may look. */
function findToRead(id: string, { caller, at, scope }: ScopedCall): ScheduleRequest {
  const request = find(id, scope, at, at.replicated);
  if (!mayLook(request, caller, at)) throw insufficientPermissions(caller.id);
  return request;
}

function findStage({ id = '', stageId = '' }: Params, { at, scope }: ScopedCall, seen: Date): ScheduleRequest {
  const request = find(id, scope, at, seen);
  if (stageId.toLowerCase() !== request.id)
    throw resourceNotFound(`Microsoft.Authorization/${APPROVALS}/stages`, `${id}/${stageId}`);
  return request;
}

function find(id: string, scope: AzureScope, { state }: Moment, seen: Date): ScheduleRequest {
  const request = state.azure.pim.request(id.toLowerCase(), seen);
  if (!request?.approvers || !state.azure.scopes.isAtOrAbove(scope.id, request.access.scope))
    throw resourceNotFound(`Microsoft.Authorization/${APPROVALS}`, id);
  return request;
}

const mayLook = (request: ScheduleRequest, caller: Caller, at: Moment): boolean =>
  request.principalId === caller.id ||
  isApprover(request, caller, at) ||
  mayDo(RIGHTS.read, request.access.scope, caller, at);
