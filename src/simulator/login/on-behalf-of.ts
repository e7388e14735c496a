import { randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Answer } from '../server/call.ts';
import type { Person, Tenant } from '../tenant/tenant.ts';
import { idTokenClaims, issuerV1, issuerV2, personClaims, TOKEN_LIFETIME_S } from '../tokens/claims.ts';
import { sign } from '../tokens/sign.ts';
import { TokenRefused, verify } from '../tokens/verify.ts';
import type { TenantState, World } from '../world.ts';
import { readClaims } from './claims-request.ts';
import { type RequestedScopes, readScopes } from './requested-scopes.ts';
import { invalidGrant, SignInError } from './sign-in-error.ts';
import type { TokenForm } from './token-request.ts';

/** Exchanges what Teams handed to the bot for a token that acts for the same person elsewhere. */
export async function onBehalfOf({ keys }: World, state: TenantState, form: TokenForm): Promise<Answer> {
  const { tenant } = state;
  const token = form.required('assertion');
  if (form.required('requested_token_use') !== 'on_behalf_of')
    throw new SignInError(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'requested_token_use'.",
    );
  const scopes = readScopes(form.required('scope'));
  const claims = readClaims(form.optional('claims'));
  const assertion = await checkAssertion(token, { keys }, tenant);
  const person = state.directory.person(String(assertion.oid));
  if (!person)
    throw invalidGrant(
      50034,
      `The user account ${String(assertion.oid)} does not exist in the ${tenant.displayName} directory.`,
    );
  const acrs = textList(assertion.acrs);
  if (claims.acrs.some((context) => !acrs.includes(context))) throw stepUpNeeded(form.optional('claims') ?? '');

  const granted = grantedScopes(scopes, tenant);
  const accessToken = personClaims({ tenant, resource: scopes.resource, appId: tenant.bot.appId }, person, granted, {
    amr: textList(assertion.amr),
    ...(acrs.length > 0 ? { acrs } : {}),
    ...(claims.capabilities.length > 0 ? { capabilities: claims.capabilities } : {}),
  });
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: answeredScope(scopes, granted),
      expires_in: TOKEN_LIFETIME_S - 1,
      ext_expires_in: TOKEN_LIFETIME_S - 1,
      access_token: await sign(accessToken, keys.entra),
      ...(scopes.openId.includes('offline_access') ? { refresh_token: randomBytes(48).toString('base64url') } : {}),
      ...(scopes.openId.includes('openid') ? { id_token: await sign(idTokenClaims(tenant, person), keys.entra) } : {}),
      ...(form.optional('client_info') === '1' ? { client_info: clientInfo(tenant, person) } : {}),
    },
  };
}

async function checkAssertion(token: string, { keys }: Pick<World, 'keys'>, tenant: Tenant): Promise<JWTPayload> {
  const { appId } = tenant.bot;
  try {
    const claims = await verify(token, keys.entra, {
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

/** On-behalf-of shows no page, so it can only repeat what is missing. */
const stepUpNeeded = (claims: string): SignInError =>
  new SignInError(
    'interaction_required',
    50076,
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication.',
    { suberror: 'basic_action', claims },
  );

/** `.default` is everything that the bot's registration asks for. */
function grantedScopes(scopes: RequestedScopes, { bot }: Tenant): readonly string[] {
  if (!scopes.permissions.includes('.default')) return scopes.permissions;
  return scopes.resource === 'connector' ? [] : bot.delegatedPermissions[scopes.resource];
}

/** As asked for, with what `.default` stands for beside it, so that caches find the token again. */
function answeredScope(scopes: RequestedScopes, granted: readonly string[]): string {
  const openId = scopes.openId.filter((scope) => scope !== 'offline_access');
  const [first = ''] = scopes.written;
  const prefix = first.slice(0, first.lastIndexOf('/') + 1);
  return [...new Set([...openId, ...granted.map((name) => `${prefix}${name}`), ...scopes.written])].join(' ');
}

const clientInfo = (tenant: Tenant, person: Person): string =>
  Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.tenantId })).toString('base64url');

const textList = (claim: unknown): readonly string[] =>
  Array.isArray(claim) ? claim.filter((item): item is string => typeof item === 'string') : [];
