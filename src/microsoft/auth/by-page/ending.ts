import { AppError } from '../../../core/app-error.ts';

/** How a sign-in by page can end. */
export type Ending =
  | 'done'
  /** An administrator consented. */
  | 'consented'
  /** The link, or the page behind it, was never there, is older than ten minutes, or was used. */
  | 'over'
  | 'another-person'
  | 'refused'
  | 'blocked'
  | 'consent-missing'
  | 'no-answer'
  | 'failed';

/** AADSTS numbers that say why (Microsoft Learn, "Microsoft Entra authentication and authorization error codes"). */
const BY_NUMBER: ReadonlyMap<string, Ending> = new Map([
  ['65004', 'refused'],
  ['53003', 'blocked'],
  ['50105', 'blocked'],
  ['90094', 'consent-missing'],
  ['65001', 'consent-missing'],
]);

const BY_CODE: ReadonlyMap<string, Ending> = new Map([
  ['PersonMismatch', 'another-person'],
  ['SignInBlocked', 'blocked'],
  ['ConsentMissing', 'consent-missing'],
  ['NoAnswer', 'no-answer'],
]);

/** Of the AADSTS number in a sentence of Entra's. */
export const numberIn = (sentence: string): string | undefined => /\bAADSTS(\d{1,9})\b/.exec(sentence)?.[1];

/** What Entra sent the browser back with, instead of a code. */
export function endingOfReturn(error: string, description: string): Ending {
  const known = BY_NUMBER.get(numberIn(description) ?? '');
  if (known) return known;
  return /^(access_denied|permission_denied|login_required)$/.test(error) ? 'refused' : 'failed';
}

/** Why the code could not be redeemed. */
export const endingOfError = (error: unknown): Ending =>
  (error instanceof AppError ? BY_CODE.get(error.code) : undefined) ?? 'failed';
