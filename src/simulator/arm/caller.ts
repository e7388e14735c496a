import { decodeJwt } from 'jose';
import { bearerOf, type Caller, callerOf } from '../caller.ts';
import type { Call } from '../server/call.ts';
import { type TokenProblem, TokenRefused } from '../tokens/verify.ts';
import type { World } from '../world.ts';
import { ArmError } from './arm-error.ts';

const INVALID = 'The access token is invalid.';

/**
 * Reads the bearer token. Throws `ArmError` 401. That a person's token without the only scope there is, or with the wrong
 * audience, is called invalid is a guess.
 */
export async function authenticate(world: World, call: Call): Promise<Caller> {
  const { tenantId } = world.state().tenant;
  const refused = (code: string, sentence: string) =>
    new ArmError(401, code, sentence, {
      'www-authenticate': `Bearer authorization_uri="https://login.microsoftonline.com/${tenantId}", error="invalid_token", error_description="${sentence}"`,
    });
  const token = bearerOf(call);
  if (!token) throw refused('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
  try {
    const caller = await callerOf(token, 'arm', world);
    if (caller.kind === 'person' && !caller.permissions.includes('user_impersonation'))
      throw refused('InvalidAuthenticationToken', INVALID);
    return caller;
  } catch (error) {
    throw error instanceof TokenRefused ? refused(...reasonOf(error.problem, token, tenantId)) : error;
  }
}

function reasonOf(problem: TokenProblem, token: string, tenantId: string): [code: string, sentence: string] {
  if (problem === 'expired') {
    const { exp = 0 } = decodeJwt(token);
    const [expiry, now] = [exp * 1000, Date.now()].map((time) => new Date(time).toISOString());
    return [
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${now}'.`,
    ];
  }
  if (problem === 'issuer')
    return [
      'InvalidAuthenticationTokenTenant',
      `The access token is from the wrong issuer '${decodeJwt(token).iss ?? ''}'. It must match the tenant 'https://sts.windows.net/${tenantId}/' associated with this subscription. Please use the authority (URL) 'https://login.microsoftonline.com/${tenantId}' to get the token.`,
    ];
  return ['InvalidAuthenticationToken', INVALID];
}
