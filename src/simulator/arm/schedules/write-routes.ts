import type { Caller } from '../../caller.ts';
import type { Moment } from '../../moment.ts';
import type { Action, Ask, Kind } from '../../pim/model.ts';
import type { PimCaller } from '../../pim/pim-directory.ts';
import { refusals } from '../../pim/refusal.ts';
import type { Call } from '../../server/call.ts';
import type { Params, Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { ArmError, resourceNotFound } from '../arm-error.ts';
import { openPim, type ScopedCall } from '../open-call.ts';
import { authorizationFailed, mayDo, RIGHTS, requireRight } from '../rights.ts';
import { HALVES } from './layers.ts';
import { readAsk, readRequestBody } from './read-ask.ts';
import { requestEntity } from './request-entity.ts';

/** Any GUID will do; the caller makes it. */
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The only writes to PIM: a request is put, tried out, or taken back. */
export function writeRoutes(world: World, kind: Kind): readonly Route[] {
  const { name: type } = HALVES[kind].requests;
  const path = `{+scope}/providers/Microsoft.Authorization/${type}/{name}`;

  async function submit(call: Call, { scope = '', name = '' }: Params, isDryRun: boolean) {
    const opened = await openPim(world, call, scope);
    const { caller, at } = opened;
    const read = readRequestBody(call.body);
    checkRights(read.action, opened);
    if (!GUID.test(name)) throw refusals.malformed();
    const id = name.toLowerCase();
    if (!isDryRun) checkUnused(id, at, world.knobs.azure.recordings);
    const ask = readAsk(kind, read, opened.scope, at);
    checkReach(ask, opened);
    const request = at.state.azure.pim.submit(kind, ask, pimCaller(caller, at), at.now, { isDryRun, id });
    return { request, at };
  }
  return [
    {
      method: 'PUT',
      pattern: path,
      handler: async (call, params) => {
        const { request, at } = await submit(call, params, false);
        return { status: 201, body: requestEntity(request, at, world.knobs, { readAt: at.now }) };
      },
    },
    {
      method: 'POST',
      pattern: `${path}/validate`,
      handler: async (call, params) => {
        const { request, at } = await submit(call, params, true);
        const status = request.approvers ? 'PendingEvaluation' : 'Granted';
        return { status: 200, body: requestEntity(request, at, world.knobs, { readAt: at.now, status }) };
      },
    },
    {
      method: 'POST',
      pattern: `${path}/cancel`,
      handler: async (call, { scope = '', name = '' }) => {
        const { caller, at, scope: place } = await openPim(world, call, scope);
        const { pim } = at.state.azure;
        const request = pim.request(name.toLowerCase(), at.now);
        if (request?.access.scope !== place.id) throw resourceNotFound(`Microsoft.Authorization/${type}`, name);
        pim.cancel(kind, request.id, pimCaller(caller, at), at.now);
        return { status: 200 };
      },
    },
  ];
}

export const pimCaller = (caller: Caller, at: Moment): PimCaller => ({
  id: caller.id,
  amr: caller.amr,
  acrs: caller.acrs,
  isAdministratorOf: ({ scope }) => mayDo(RIGHTS.administer, scope, caller, at),
});

/** Azure Resource Manager asks before PIM does. */
function checkRights(action: Action, { caller, at, scope }: ScopedCall): void {
  if (action.startsWith('admin')) requireRight(RIGHTS.administer, scope.id, caller, at);
}

/** Below the scope of one's eligibility one needs to see the place first. */
function checkReach({ action, principalId, access }: Ask, { caller, at, scope }: ScopedCall): void {
  if (action !== 'selfActivate' || principalId !== caller.id || mayDo(RIGHTS.read, scope.id, caller, at)) return;
  const { pim, scopes } = at.state.azure;
  const held = [caller.id, ...at.state.memberships.groupsOf(caller.id, at.now)]
    .flatMap((holder) => pim.schedulesOf('eligibility', holder, at.now))
    .filter(({ access: { role } }) => role === access.role)
    .map(({ access: { scope: where } }) => where);
  if (!held.includes(scope.id) && held.some((where) => scopes.isAtOrAbove(where, scope.id)))
    throw authorizationFailed(RIGHTS.administer, scope.id, caller, at);
}

/** A GUID names one request for good. Two answers were reported, an older one and one of 2025. */
function checkUnused(id: string, at: Moment, recordings: 2024 | 2026): void {
  const { pim } = at.state.azure;
  if (!pim.request(id, at.now) && !pim.schedule('assignment', id, at.now) && !pim.schedule('eligibility', id, at.now))
    return;
  const message = `A role assignment request with Id: ${id} already exists`;
  throw recordings === 2026
    ? new ArmError(409, 'Conflict', message)
    : new ArmError(400, 'RoleAssignmentRequestExists', message);
}
