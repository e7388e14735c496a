import type { JWTPayload } from 'jose';
import { SignInError } from '../sign-in-error.ts';

export const assertionRefused = (number: number, sentence: string): SignInError =>
  new SignInError('invalid_client', number, sentence, { status: 401 });

/** Not valid yet, or no more. `now`: real time. */
export function assertionOutOfTime({ nbf, iat, exp }: JWTPayload, now: Date): SignInError {
  const instant = (seconds: number | undefined) => new Date((seconds ?? 0) * 1000).toISOString();
  return assertionRefused(
    700024,
    `Client assertion is not within its valid time range. Current time: ${now.toISOString()}, assertion valid from ${instant(nbf ?? iat)}, expiry time of assertion ${instant(exp)}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
  );
}
