import type { JWTPayload } from 'jose';
import type { SignInStrength } from '../pim/check-policy.ts';
import { type Call, headerOf } from '../server/call.ts';
import { issuerV1 } from '../tokens/claims.ts';
import { audiencesOf } from '../tokens/resources.ts';
import { type TokenProblem, TokenRefused, verify } from '../tokens/verify.ts';
import type { World } from '../world.ts';
import { GraphError } from './graph-error.ts';

/** Who calls, as the token says. */
export interface Caller extends SignInStrength {
  readonly id: string;
  readonly kind: 'person' | 'application';
  /** Delegated scopes of a person, app roles of an application. */
  readonly permissions: readonly string[];
}

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
export async function authenticate({ keys, state }: World, call: Call): Promise<Caller> {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headerOf(call, 'authorization') ?? '') ?? [];
  if (!token) throw unauthenticated('Access token is empty.');
  const { tenantId } = state().tenant;
  try {
    const claims = await verify(token, keys.entra, { audiences: audiencesOf('graph'), issuers: [issuerV1(tenantId)] });
    if (claims.tid !== tenantId) throw new TokenRefused('issuer');
    return callerOf(claims);
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

function callerOf(claims: JWTPayload): Caller {
  const isApplication = claims.scp === undefined;
  return {
    kind: isApplication ? 'application' : 'person',
    id: String(claims.oid ?? ''),
    permissions: isApplication ? texts(claims.roles) : texts(String(claims.scp).split(' ')),
    amr: texts(claims.amr),
    acrs: texts(claims.acrs),
  };
}

const unauthenticated = (sentence: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', sentence, { headers: { 'www-authenticate': CHALLENGE } });

const texts = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? claim.filter((item): item is string => typeof item === 'string') : [];
