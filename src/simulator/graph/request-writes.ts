import type { Route } from '../server/routes.ts';
import type { World } from '../world.ts';
import { readSelfRequest } from './activation-body.ts';
import { entityAnswer } from './answer-query.ts';
import { authenticate, requirePermission } from './caller.ts';
import { requestEntity } from './request-entity.ts';
import { assignmentRequests } from './request-set.ts';
import { mayAdminister } from './roles-of-caller.ts';

const PATH = '/v1.0/roleManagement/directory/roleAssignmentScheduleRequests';

/** The only writes to PIM: a request is posted, or taken back. */
export function requestWrites(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      pattern: PATH,
      handler: async (call) => {
        const caller = await authenticate(world, call);
        requirePermission(caller, assignmentRequests.permissions);
        const body = readSelfRequest(call.body);
        const state = world.state();
        const { now } = call;
        const { isValidationOnly } = body;
        const request =
          body.action === 'selfActivate'
            ? state.roles.activate(body.ask, caller, now, isValidationOnly)
            : state.roles.deactivate(body.ask, caller, now, isValidationOnly);
        const entity = requestEntity(request, { state, now, fresh: true, isValidationOnly });
        const everything = {
          filter: undefined,
          selection: { select: undefined, expand: [] },
          top: undefined,
          skipToken: null,
        };
        return entityAnswer(call, `roleManagement/directory/${assignmentRequests.name}`, entity, everything, 201);
      },
    },
    {
      method: 'POST',
      pattern: `${PATH}/{id}/cancel`,
      handler: async (call, { id = '' }) => {
        const caller = await authenticate(world, call);
        requirePermission(caller, assignmentRequests.permissions);
        const state = world.state();
        const mayCancelOthers = mayAdminister(caller, state, call.now);
        state.roles.cancel(id, { id: caller.id, mayCancelOthers }, call.now);
        return { status: 204 };
      },
    },
  ];
}
