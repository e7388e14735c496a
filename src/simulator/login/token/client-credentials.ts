import type { Answer } from '../../server/call.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { applicationClaims, TOKEN_LIFETIME_S } from '../../tokens/claims.ts';
import type { Resource } from '../../tokens/resources.ts';
import { sign } from '../../tokens/sign.ts';
import { invalidScope, oneResource, readScopes } from '../asked/scopes.ts';
import type { TokenCall } from './token-call.ts';

/** A token of the bot for itself: what it may do was given to it by an administrator, so only `.default` can be asked for. */
export async function clientCredentials({ world, state: { tenant }, form }: TokenCall): Promise<Answer> {
  const scope = form.required('scope');
  const { resource, permissions } = oneResource(readScopes(scope, tenant.bot.displayName), scope);
  if (permissions.some((permission) => permission !== '.default')) throw invalidScope(scope);
  const { appId, objectId } = tenant.bot;
  const claims = applicationClaims({ tenant, resource, appId }, objectId, applicationRoles(tenant, resource));
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S - 1,
      ext_expires_in: TOKEN_LIFETIME_S - 1,
      access_token: await sign(claims, world.keys.entra),
    },
  };
}

const applicationRoles = ({ bot }: Tenant, resource: Resource): readonly string[] =>
  resource === 'connector' ? [] : bot.applicationPermissions[resource];
