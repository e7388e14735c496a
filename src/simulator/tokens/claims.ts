import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Person, Tenant } from '../tenant/tenant.ts';
import { audienceOf, type Resource } from './resources.ts';

/** How long every token holds, in real time: moving the simulator's clock does not age tokens. */
export const TOKEN_LIFETIME_S = 3600;

/** Client id of Teams itself (desktop and mobile), which asks for single sign-on tokens in the person's name. */
const TEAMS_APP_ID = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

/** What a sign-in proved and the client can handle; it goes on from an assertion to the token made of it. */
export interface SignIn {
  readonly amr: readonly string[];
  readonly acrs?: readonly string[];
  readonly capabilities?: readonly string[];
}

interface AccessTokenOf {
  readonly tenant: Tenant;
  readonly resource: Resource;
  readonly appId: string;
}

/** The access token of a person, in the format 1.0 that Graph and Azure Resource Manager take. */
export function personClaims(of: AccessTokenOf, person: Person, scopes: readonly string[], signIn: SignIn): JWTPayload {
  return {
    ...accessTokenBase(of),
    acr: '1',
    amr: signIn.amr,
    ...(signIn.acrs ? { acrs: signIn.acrs } : {}),
    ...(signIn.capabilities ? { xms_cc: signIn.capabilities } : {}),
    name: person.displayName,
    oid: person.id,
    scp: scopes.join(' '),
    sub: subject(of.appId, person.id),
    unique_name: person.userPrincipalName,
    upn: person.userPrincipalName,
  };
}

/** The access token of an application for itself. */
export function applicationClaims(of: AccessTokenOf, objectId: string, roles: readonly string[]): JWTPayload {
  return { ...accessTokenBase(of), idtyp: 'app', oid: objectId, sub: objectId, ...(roles.length > 0 ? { roles } : {}) };
}

/** What Teams hands to the bot at single sign-on: an assertion for on-behalf-of, nothing that Graph would take. */
export function singleSignOnClaims(tenant: Tenant, person: Person, signIn: SignIn): JWTPayload {
  return {
    ...identityBase(tenant, person),
    aud: tenant.bot.appId,
    amr: signIn.amr,
    ...(signIn.acrs ? { acrs: signIn.acrs } : {}),
    azp: TEAMS_APP_ID,
    azpacr: '0',
    scp: 'access_as_user',
  };
}

/** A token that an application got for the bot's own audience. */
export function botApplicationClaims(tenant: Tenant, appId: string, objectId: string): JWTPayload {
  return {
    ...lifetime(),
    aud: tenant.bot.appId,
    iss: issuerV2(tenant.tenantId),
    azp: appId,
    azpacr: '1',
    idtyp: 'app',
    oid: objectId,
    sub: objectId,
    tid: tenant.tenantId,
    ver: '2.0',
  };
}

/** `nonce`: of the authorize request that led to it. */
export function idTokenClaims(tenant: Tenant, person: Person, nonce?: string): JWTPayload {
  return { ...identityBase(tenant, person), aud: tenant.bot.appId, ...(nonce === undefined ? {} : { nonce }) };
}

/** What the Bot Framework's channel sends with an activity. */
export function channelClaims(tenant: Tenant, serviceUrl: string | undefined): JWTPayload {
  return {
    ...lifetime(),
    iss: 'https://api.botframework.com',
    aud: tenant.bot.appId,
    ...(serviceUrl === undefined ? {} : { serviceurl: serviceUrl }),
  };
}

export const issuerV1 = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;
export const issuerV2 = (tenantId: string): string => `https://login.microsoftonline.com/${tenantId}/v2.0`;

function accessTokenBase({ tenant, resource, appId }: AccessTokenOf): JWTPayload {
  return {
    ...lifetime(),
    aud: audienceOf(resource),
    iss: issuerV1(tenant.tenantId),
    appid: appId,
    appidacr: '1',
    tid: tenant.tenantId,
    ver: '1.0',
  };
}

const identityBase = (tenant: Tenant, person: Person): JWTPayload => ({
  ...lifetime(),
  iss: issuerV2(tenant.tenantId),
  name: person.displayName,
  oid: person.id,
  preferred_username: person.userPrincipalName,
  sub: subject(tenant.bot.appId, person.id),
  tid: tenant.tenantId,
  ver: '2.0',
});

function lifetime(): JWTPayload {
  const nowS = Math.floor(Date.now() / 1000);
  return { iat: nowS, nbf: nowS, exp: nowS + TOKEN_LIFETIME_S, uti: randomBytes(16).toString('base64url') };
}

/** Another for every application, so that two of them cannot compare whom they know. */
const subject = (appId: string, objectId: string): string =>
  createHash('sha256').update(`${appId}/${objectId}`).digest('base64url');
