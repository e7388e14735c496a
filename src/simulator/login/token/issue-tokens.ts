import type { Answer } from '../../server/call.ts';
import type { Person } from '../../tenant/tenant.ts';
import { idTokenClaims, personClaims, TOKEN_LIFETIME_S } from '../../tokens/claims.ts';
import { sign } from '../../tokens/sign.ts';
import type { TenantState, World } from '../../world.ts';
import type { ResourceScopes } from '../asked/scopes.ts';
import { clientInfo } from '../client-info.ts';
import type { Grant } from '../grants/proof.ts';

export interface Issue {
  readonly person: Person;
  readonly grant: Grant;
  readonly scopes: ResourceScopes;
  /** Scopes of OpenID Connect that were asked for, now or at the sign-in. */
  readonly openId: readonly string[];
  /** What `scopes` come to. */
  readonly permissions: readonly string[];
  readonly nonce?: string | undefined;
  readonly isClientInfoWanted: boolean;
}

/** The answer of the token endpoint for a person: access token, and what else the scopes ask for. */
export async function issueTokens({ keys, signInClock }: World, state: TenantState, issue: Issue): Promise<Answer> {
  const { person, grant, scopes, openId, permissions, nonce } = issue;
  const { tenant, signIn } = state;
  const { amr, acrs } = grant.proof;
  const accessToken = personClaims(
    { tenant, resource: scopes.resource, appId: tenant.bot.appId },
    person,
    permissions,
    {
      amr,
      ...(acrs.length > 0 ? { acrs } : {}),
      ...(grant.capabilities.length > 0 ? { capabilities: grant.capabilities } : {}),
    },
  );
  const has = (scope: string) => openId.includes(scope);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: answeredScope(issue),
      expires_in: TOKEN_LIFETIME_S - 1,
      ext_expires_in: TOKEN_LIFETIME_S - 1,
      access_token: await sign(accessToken, keys.entra),
      ...(has('offline_access')
        ? { refresh_token: signIn.refreshTokens.issue({ ...grant, scopes, openId }, signInClock.now()) }
        : {}),
      ...(has('openid') ? { id_token: await sign(idTokenClaims(tenant, person, nonce), keys.entra) } : {}),
      ...(issue.isClientInfoWanted ? { client_info: clientInfo(tenant, person) } : {}),
    },
  };
}

/** As asked for, with what `.default` stands for beside it, so that caches find the token again. */
function answeredScope({ scopes, openId, permissions }: Issue): string {
  const [first = ''] = scopes.written;
  const prefix = first.slice(0, first.lastIndexOf('/') + 1);
  const named = openId.filter((scope) => scope !== 'offline_access');
  return [...new Set([...named, ...permissions.map((name) => `${prefix}${name}`), ...scopes.written])].join(' ');
}
