import { decodeJwt, decodeProtectedHeader, type JWTPayload, type ProtectedHeaderParameters } from 'jose';
import { assertionRefused } from './assertion-refused.ts';

/** A client assertion taken apart, nothing of it checked. */
export interface Assertion {
  readonly token: string;
  readonly header: ProtectedHeaderParameters;
  readonly claims: JWTPayload;
}

/** What client assertions may be signed with. */
export const ALGORITHMS = ['RS256', 'PS256'];

/** How far the client's clock may be off. That it is five minutes is a guess; MSAL rounds half a second into the future. */
export const TOLERANCE_S = 300;

/** Throws `SignInError` where it is no JWT, or one of another algorithm. */
export function readAssertion(token: string): Assertion {
  const assertion = takenApart(token);
  const { alg = 'none' } = assertion.header;
  if (ALGORITHMS.includes(alg)) return assertion;
  throw assertionRefused(
    5002738,
    `Invalid JWT token. '${alg}' is not a supported signature algorithm. Supported signing algorithms are: '${ALGORITHMS.join(',')}'`,
  );
}

function takenApart(token: string): Assertion {
  try {
    return { token, header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch {
    throw assertionRefused(50027, 'JWT token is invalid or malformed.');
  }
}
