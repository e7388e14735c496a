import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { versioned } from '../api-versions.ts';
import { openScope } from '../open-call.ts';
import { listAnswer } from '../resource.ts';
import { rolesInForce } from '../rights.ts';

/** What the caller may do at a scope now, role by role. */
export const permissionRoutes = (world: World): readonly Route[] =>
  versioned('roles', [
    {
      method: 'GET',
      pattern: '{+scope}/providers/Microsoft.Authorization/permissions',
      handler: async (call, { scope = '' }) => {
        const { caller, at, scope: place } = await openScope(world, call, scope);
        return listAnswer(
          call,
          rolesInForce(place.id, caller, at).map(({ permissions }) => permissions),
          world.knobs,
        );
      },
    },
  ]);
