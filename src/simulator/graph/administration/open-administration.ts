import { type Moment, momentOf } from '../../moment.ts';
import type { Call } from '../../server/call.ts';
import type { World } from '../../world.ts';
import { authenticate, type Caller } from '../caller.ts';
import { insufficient } from '../directory/directory-route.ts';
import { GraphError } from '../graph-error.ts';
import { holdsOneOf } from '../roles-of-caller.ts';

/** Who may change how people sign in: with which permission, and as a person also with which role. Any of them opens. */
export interface Administration {
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
}

/** Throws `GraphError` 401 and 403. */
export async function openAdministration(
  world: World,
  call: Call,
  { permissions, roles }: Administration,
): Promise<{ caller: Caller; at: Moment }> {
  const opened = await openWith(world, call, permissions);
  requireRole(opened, roles);
  return opened;
}

/** The permission alone. */
export async function openWith(world: World, call: Call, permissions: readonly string[]) {
  const caller = await authenticate(world, call);
  if (!permissions.some((permission) => caller.permissions.includes(permission)))
    throw new GraphError(
      403,
      'AccessDenied',
      'You cannot perform the requested operation, required scopes are missing in the token.',
    );
  return { caller, at: momentOf(world, call) };
}

/** An application needs no role. */
export function requireRole({ caller, at }: { caller: Caller; at: Moment }, roles: readonly string[]): void {
  if (!holdsOneOf(roles, caller, at)) throw insufficient();
}
