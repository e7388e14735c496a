import type { JWTPayload } from 'jose';
import type { SignInStrength } from './pim/check-policy.ts';
import { type Call, headerOf } from './server/call.ts';
import { issuerV1 } from './tokens/claims.ts';
import { audiencesOf, type Resource } from './tokens/resources.ts';
import { TokenRefused, verify } from './tokens/verify.ts';
import type { World } from './world.ts';

/** Who calls, as the token says. */
export interface Caller extends SignInStrength {
  readonly id: string;
  readonly kind: 'person' | 'application';
  /** Delegated scopes of a person, app roles of an application. */
  readonly permissions: readonly string[];
}

export function bearerOf(call: Call): string | undefined {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headerOf(call, 'authorization') ?? '') ?? [];
  return token;
}

/** Whose token it is, when it is one of this tenant for the resource. Throws `TokenRefused`. */
export async function callerOf(token: string, resource: Resource, { keys, state }: World): Promise<Caller> {
  const { tenantId } = state().tenant;
  const claims = await verify(token, keys.entra, { audiences: audiencesOf(resource), issuers: [issuerV1(tenantId)] });
  if (claims.tid !== tenantId) throw new TokenRefused('issuer');
  return readClaims(claims);
}

function readClaims(claims: JWTPayload): Caller {
  const isApplication = claims.scp === undefined;
  return {
    kind: isApplication ? 'application' : 'person',
    id: String(claims.oid ?? ''),
    permissions: isApplication ? texts(claims.roles) : texts(String(claims.scp).split(' ')),
    amr: texts(claims.amr),
    acrs: texts(claims.acrs),
  };
}

const texts = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? claim.filter((item): item is string => typeof item === 'string') : [];
