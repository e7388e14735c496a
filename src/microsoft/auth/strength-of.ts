import type { SignInStrength } from '../../pim/index.ts';
import { claimsIn } from './claims-in.ts';

/**
 * What the sign-in behind an access token has proved. Microsoft promises nothing about what is inside tokens for its
 * services, so one that cannot be read says nothing: then PIM tells what it wants.
 */
export function strengthOf(accessToken: string): SignInStrength | undefined {
  const claims = claimsIn(accessToken);
  if (!claims) return undefined;
  return { mfa: textsIn(claims.amr).includes('mfa'), contexts: textsIn(claims.acrs) };
}

const textsIn = (claim: unknown): readonly string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((item): item is string => typeof item === 'string');
