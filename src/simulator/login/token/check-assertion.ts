import type { JWTPayload } from 'jose';
import type { Tenant } from '../../tenant/tenant.ts';
import { issuerV1, issuerV2 } from '../../tokens/claims.ts';
import type { Keys } from '../../tokens/keys.ts';
import { TokenRefused, verify } from '../../tokens/verify.ts';
import { invalidGrant, type SignInError } from '../sign-in-error.ts';

/** The claims of what Teams handed to the bot for a person of this tenant. Throws `SignInError`. */
export async function checkAssertion(token: string, { entra }: Keys, tenant: Tenant): Promise<JWTPayload> {
  const { appId } = tenant.bot;
  try {
    const claims = await verify(token, entra, {
      audiences: [appId, `api://${appId}`, `api://botid-${appId}`],
      issuers: [issuerV2(tenant.tenantId), issuerV1(tenant.tenantId)],
    });
    if (claims.tid !== tenant.tenantId) throw new TokenRefused('issuer');
    if (claims.idtyp === 'app')
      throw invalidGrant(7000114, `Application '${appId}' is not allowed to make application on-behalf-of calls.`);
    return claims;
  } catch (error) {
    throw error instanceof TokenRefused ? refusedAssertion(error, appId) : error;
  }
}

function refusedAssertion({ problem }: TokenRefused, appId: string): SignInError {
  if (problem === 'audience')
    return invalidGrant(
      500131,
      `Assertion audience does not match the Client app presenting the assertion. The expected audience is '${appId}' or one of the Application Uris of this application with App ID '${appId}'.`,
    );
  if (problem === 'expired' || problem === 'not-yet-valid')
    return invalidGrant(
      500133,
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
    );
  const reason =
    problem === 'issuer'
      ? 'The issuer is not trusted'
      : 'The provided signature value did not match the expected signature value';
  return invalidGrant(50013, `Assertion failed signature validation. [Reason - ${reason}.]`);
}
