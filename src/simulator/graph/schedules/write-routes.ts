import type { Kind } from '../../pim/model.ts';
import type { PimCaller } from '../../pim/pim-directory.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { EVERYTHING, entityAnswer } from '../answer-query.ts';
import { type Caller, requirePermission } from '../caller.ts';
import { openCall } from '../open-call.ts';
import type { Moment, Surface } from '../surfaces/surface.ts';
import { readAsk } from './read-ask.ts';
import { requestEntity } from './request-entity.ts';

/** The only writes to PIM: a request is posted, or taken back. */
export function writeRoutes(world: World, surface: Surface, kind: Kind): readonly Route[] {
  const { requests, writers, removers } = surface.halves[kind];
  const context = `${surface.path}/${requests.name}`;
  const path = `/{version}/${context}`;
  return [
    {
      method: 'POST',
      pattern: path,
      handler: async (call) => {
        const { caller, at } = await openCall(world, call, [...writers, ...removers]);
        const { ask, isValidationOnly } = readAsk(call.body, surface);
        if (ask.action !== 'adminRemove') requirePermission(caller, writers);
        const options = { isDryRun: isValidationOnly, id: world.newId() };
        const request = surface.pim(at.state).submit(kind, ask, pimCaller(surface, caller, at), at.now, options);
        const entity = requestEntity(surface, request, at, {
          readAt: at.now,
          provisioningMs: world.knobs.provisioningMs,
          isFresh: true,
          isValidationOnly,
        });
        return entityAnswer(call, context, entity, EVERYTHING, 201);
      },
    },
    {
      method: 'POST',
      pattern: `${path}/{id}/cancel`,
      handler: async (call, { id = '' }) => {
        const { caller, at } = await openCall(world, call, writers);
        surface.pim(at.state).cancel(kind, id.toLowerCase(), pimCaller(surface, caller, at), at.now);
        return { status: 204 };
      },
    },
  ];
}

export const pimCaller = (surface: Surface, { id, amr, acrs, ...rest }: Caller, at: Moment): PimCaller => ({
  id,
  amr,
  acrs,
  isAdministratorOf: (access) => surface.mayAdminister(access, { id, amr, acrs, ...rest }, at),
});
