import { createHash } from 'node:crypto';
import type { Answer } from '../../server/call.ts';
import { oneResource, readScopes } from '../asked/scopes.ts';
import type { CodeChallenge, IssuedCode } from '../grants/codes.ts';
import { invalidGrant, malformedGrant } from '../sign-in-error.ts';
import { firstResource } from './first-resource.ts';
import { type TokenCall, tokensFor } from './token-call.ts';

/** Redeems an authorization code, once. A request that is refused leaves the code as it was. */
export async function authorizationCode(call: TokenCall): Promise<Answer> {
  const { form, state, world } = call;
  const code = form.required('code');
  const issued = state.signIn.codes.find(code);
  const redirectUri = form.required('redirect_uri');
  if (!issued) throw malformedGrant();
  requireGood(issued, world.signInClock.now());
  const { grant } = issued;
  if (redirectUri !== grant.redirectUri)
    throw invalidGrant(
      500112,
      `The reply address '${redirectUri}' does not match the reply address '${grant.redirectUri}' provided when requesting Authorization code.`,
    );
  checkVerifier(form.optional('code_verifier'), grant.challenge);
  const scope = form.optional('scope');
  const asked = scope === undefined ? grant.scopes : readScopes(scope, state.tenant.bot.displayName);
  const scopes = scope === undefined ? firstResource(asked) : oneResource(asked, scope);
  const openId = [...new Set([...grant.scopes.openId, ...asked.openId])];
  return tokensFor(call, { grant, scopes, openId, nonce: grant.nonce }, () => state.signIn.codes.redeem(code));
}

function requireGood({ isRedeemed, expiresAt }: IssuedCode, now: Date): void {
  if (isRedeemed)
    throw invalidGrant(
      54005,
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    );
  if (now >= expiresAt)
    throw invalidGrant(
      70008,
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    );
}

/** PKCE (RFC 7636). That a missing verifier has a number of its own is a guess. */
function checkVerifier(verifier: string | undefined, challenge: CodeChallenge | undefined): void {
  if (!challenge && verifier === undefined) return;
  if (verifier === undefined)
    throw invalidGrant(
      50148,
      'The code_verifier is missing although a code_challenge was supplied in the authorization request.',
    );
  const proves = challenge?.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  if (proves !== challenge?.value)
    throw invalidGrant(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
}
