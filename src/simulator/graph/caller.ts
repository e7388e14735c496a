import { bearerOf, type Caller, callerOf } from '../caller.ts';
import type { Call } from '../server/call.ts';
import { type TokenProblem, TokenRefused } from '../tokens/verify.ts';
import type { World } from '../world.ts';
import { GraphError } from './graph-error.ts';

export type { Caller } from '../caller.ts';

/** Whose sentences these are: Microsoft Graph's, as seen in many public reports. */
const SENTENCES: Readonly<Record<TokenProblem, string>> = {
  malformed: 'IDX14100: JWT is not well formed, there are no dots (.).',
  signature: 'Access token validation failure. Invalid signature.',
  expired: 'Lifetime validation failed, the token is expired.',
  'not-yet-valid': 'Lifetime validation failed, the token is not yet valid.',
  audience: 'Access token validation failure. Invalid audience.',
  issuer: 'Access token validation failure. Invalid issuer.',
};

const CHALLENGE =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

/** Reads the bearer token. Throws 401 `InvalidAuthenticationToken`. */
export async function authenticate(world: World, call: Call): Promise<Caller> {
  const token = bearerOf(call);
  if (!token) throw unauthenticated('Access token is empty.');
  try {
    return await callerOf(token, 'graph', world);
  } catch (error) {
    throw error instanceof TokenRefused ? unauthenticated(SENTENCES[error.problem]) : error;
  }
}

/** Throws the wrapped 403 that names every permission that would have done. */
export function requirePermission(caller: Caller, accepted: readonly string[]): void {
  if (accepted.some((permission) => caller.permissions.includes(permission))) return;
  throw new GraphError(
    403,
    'PermissionScopeNotGranted',
    `Authorization failed due to missing permission scope ${accepted.join(',')}.`,
    { wrapped: true },
  );
}

const unauthenticated = (sentence: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', sentence, { headers: { 'www-authenticate': CHALLENGE } });
