import { decodeJwt, type JWTPayload } from 'jose';

/** The claims of a token, nothing of it checked; nothing where it is no JWT. Whoever takes the token checks it. */
export function claimsIn(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
