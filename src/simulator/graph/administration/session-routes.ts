import type { Call } from '../../server/call.ts';
import type { Route } from '../../server/routes.ts';
import type { World } from '../../world.ts';
import { noSuchObject } from '../directory/directory-route.ts';
import { ENTRA_ROLE } from '../roles-of-caller.ts';
import { versionOf } from '../version.ts';
import { openWith, requireRole } from './open-administration.ts';

const PERMISSIONS = ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];
/** To end those of somebody else. */
const ROLES = [
  ENTRA_ROLE.globalAdministrator,
  ENTRA_ROLE.userAdministrator,
  ENTRA_ROLE.privilegedAuthenticationAdministrator,
];

/** `revokeSignInSessions`: whatever refresh tokens the person gave so far are good no more. */
export const sessionRoutes = (world: World): readonly Route[] => [
  {
    method: 'POST',
    pattern: '/{version}/users/{id}/revokeSignInSessions',
    handler: (call, { id = '' }) => revoke(world, call, id),
  },
  {
    method: 'POST',
    pattern: '/{version}/me/revokeSignInSessions',
    handler: (call) => revoke(world, call, undefined),
  },
];

async function revoke(world: World, call: Call, name: string | undefined) {
  const opened = await openWith(world, call, PERMISSIONS);
  const { directory, signIn } = opened.at.state;
  const id = name ?? opened.caller.id;
  const person = directory.person(id);
  if (!person) throw noSuchObject(id);
  if (person.id !== opened.caller.id) requireRole(opened, ROLES);
  signIn.refreshTokens.revoke(person.id, world.signInClock.now());
  return {
    status: 200,
    body: { '@odata.context': `https://graph.microsoft.com/${versionOf(call)}/$metadata#Edm.Boolean`, value: true },
  };
}
