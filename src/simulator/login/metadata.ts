import type { Handler } from '../server/routes.ts';
import type { World } from '../world.ts';
import { ANY_TENANT, checkTenant } from './find-tenant.ts';

const HOST = 'https://login.microsoftonline.com';

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`, with production hosts in it as Microsoft's has. */
export function openIdConfiguration({ state }: World): Handler {
  return (_call, { tenant: segment = '' }) => {
    const { tenant } = state();
    checkTenant(tenant, segment);
    const shared = ANY_TENANT.includes(segment.toLowerCase());
    const authority = `${HOST}/${shared ? segment.toLowerCase() : tenant.tenantId}`;
    return {
      status: 200,
      body: {
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
        jwks_uri: `${authority}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: shared ? `${HOST}/{tenantid}/v2.0` : `${HOST}/${tenant.tenantId}/v2.0`,
        request_uri_parameter_supported: false,
        userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
        http_logout_supported: true,
        frontchannel_logout_supported: true,
        end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
        claims_supported: [
          'sub',
          'iss',
          'aud',
          'exp',
          'iat',
          'acr',
          'nonce',
          'preferred_username',
          'name',
          'tid',
          'ver',
        ],
        tenant_region_scope: shared ? null : 'EU',
        cloud_instance_name: 'microsoftonline.com',
        cloud_graph_host_name: 'graph.windows.net',
        msgraph_host: 'graph.microsoft.com',
        rbac_url: 'https://pas.windows.net',
      },
    };
  };
}

/** `GET /{tenant}/discovery/v2.0/keys`. */
export function signingKeys({ state, keys }: World): Handler {
  return (_call, { tenant = '' }) => {
    checkTenant(state().tenant, tenant);
    return { status: 200, body: { keys: [{ ...keys.entra.jwk, issuer: `${HOST}/{tenantid}/v2.0` }] } };
  };
}

/** `GET /common/discovery/instance`: which hosts are the same cloud. */
export const instanceDiscovery: Handler = (call) => {
  const authority = /^https:\/\/[^/]+\/([^/]+)/.exec(call.query.get('authorization_endpoint') ?? '')?.[1] ?? 'common';
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${HOST}/${authority}/v2.0/.well-known/openid-configuration`,
      'api-version': call.query.get('api-version') ?? '1.1',
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
        },
      ],
    },
  };
};
