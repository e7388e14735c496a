import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { SigningKey } from './keys.ts';

export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'not-yet-valid' | 'audience' | 'issuer';

export class TokenRefused extends Error {
  readonly problem: TokenProblem;

  constructor(problem: TokenProblem) {
    super(`The token is refused: ${problem}.`);
    this.name = 'TokenRefused';
    this.problem = problem;
  }
}

/** The claims of a token that `key` signed, that holds now (real time) and names one of the audiences and issuers. Throws `TokenRefused`. */
export async function verify(
  token: string,
  key: SigningKey,
  expected: { readonly audiences: string[]; readonly issuers: string[] },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ['RS256'],
      audience: expected.audiences,
      issuer: expected.issuers,
      requiredClaims: ['exp'],
    });
    return payload;
  } catch (error) {
    throw new TokenRefused(problemOf(error));
  }
}

function problemOf(error: unknown): TokenProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed)
    return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'audience';
    if (error.claim === 'iss') return 'issuer';
    return error.claim === 'nbf' ? 'not-yet-valid' : 'expired';
  }
  return 'malformed';
}
