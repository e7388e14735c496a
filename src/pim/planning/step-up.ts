import type { SignInStrength } from '../model/sign-in-strength.ts';
import type { Needs } from './needs.ts';

/** A stronger sign-in that PIM wants. */
export interface StepUp {
  readonly reason: 'mfa' | 'authentication-context';
  /** The context's claim value, such as `c1`. */
  readonly context: string | undefined;
  /** OpenID `claims` that the sign-in must ask for, as JSON. */
  readonly claims: string;
}

/**
 * PIM names no claims for MFA (graph-pim §11.1), so this is a guess: what Entra's own challenges for MFA look like. A
 * configuration can replace it.
 */
export const MFA_CLAIMS = '{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}';

/** The form in which PIM itself asks for a context; one that PIM sent goes before this one. */
export const contextClaims = (context: string): string =>
  JSON.stringify({ access_token: { acrs: { essential: true, value: context } } });

/** What the sign-in still lacks. Where nothing is known of it, PIM will say; then nothing is asked for in advance. */
export function stepUpFor(
  needs: Needs,
  signIn: SignInStrength | undefined,
  mfaClaims: string = MFA_CLAIMS,
): StepUp | undefined {
  const context = needs.authenticationContext;
  if (!signIn) return undefined;
  if (context && !signIn.contexts.includes(context))
    return { reason: 'authentication-context', context, claims: contextClaims(context) };
  return needs.mfa && !signIn.mfa ? { reason: 'mfa', context: undefined, claims: mfaClaims } : undefined;
}
