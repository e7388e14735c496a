import type { KeyObject } from 'node:crypto';
import { type CryptoKey, errors, type JWTPayload, jwtVerify } from 'jose';

export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'not-yet-valid' | 'audience' | 'issuer';

export class TokenRefused extends Error {
  readonly problem: TokenProblem;

  constructor(problem: TokenProblem) {
    super(`The token is refused: ${problem}.`);
    this.name = 'TokenRefused';
    this.problem = problem;
  }
}

export interface ExpectedToken {
  readonly audiences: readonly string[];
  readonly issuers: readonly string[];
  /** RS256 alone when it is left out. */
  readonly algorithms?: readonly string[];
  /** How far the other clock may be off, in seconds. Not at all when it is left out. */
  readonly toleranceS?: number;
}

/** The claims of a token that the key signed, that holds now (real time) and names one of the audiences and issuers. Throws `TokenRefused`. */
export async function verify(
  token: string,
  { publicKey }: { readonly publicKey: CryptoKey | KeyObject },
  { audiences, issuers, algorithms = ['RS256'], toleranceS = 0 }: ExpectedToken,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: [...algorithms],
      audience: [...audiences],
      issuer: [...issuers],
      requiredClaims: ['exp'],
      clockTolerance: toleranceS,
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
