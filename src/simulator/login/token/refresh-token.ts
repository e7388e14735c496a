import type { Answer } from '../../server/call.ts';
import { oneResource, readScopes } from '../asked/scopes.ts';
import { INACTIVITY_MS, type IssuedRefreshToken } from '../grants/refresh-tokens.ts';
import { invalidGrant, malformedGrant } from '../sign-in-error.ts';
import { type TokenCall, tokensFor } from './token-call.ts';

/** New tokens for somebody who signed in before, for the same resource or another one. The old refresh token stays good. */
export async function refreshToken(call: TokenCall): Promise<Answer> {
  const { form, state, world } = call;
  const token = form.required('refresh_token');
  const issued = state.signIn.refreshTokens.find(token);
  if (!issued) throw malformedGrant();
  const now = world.signInClock.now();
  requireGood(issued, now, state.signIn.refreshTokens.validFrom(issued.grant.personId));
  const { grant } = issued;
  const scope = form.optional('scope');
  const asked = scope === undefined ? undefined : readScopes(scope, state.tenant.bot.displayName);
  const scopes = asked ? oneResource(asked, scope ?? '') : grant.scopes;
  // Entra gives another refresh token with every refresh, asked for or not.
  const openId = [...new Set([...(asked?.openId ?? grant.openId), 'offline_access'])];
  return tokensFor(call, { grant, scopes, openId }, () => state.signIn.refreshTokens.use(token, now));
}

function requireGood({ issuedAt, lastUsedAt }: IssuedRefreshToken, now: Date, validFrom: Date | undefined): void {
  if (validFrom && issuedAt <= validFrom)
    throw invalidGrant(
      50173,
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${issuedAt.toISOString()}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${validFrom.toISOString()}'.`,
    );
  if (now.getTime() - lastUsedAt.getTime() >= INACTIVITY_MS)
    throw invalidGrant(
      700082,
      `The refresh token has expired due to inactivity. The token was issued on ${issuedAt.toISOString()} and was inactive for 90.00:00:00.`,
    );
}
