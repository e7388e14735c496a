import type { Outcome, Repeat } from './connector-request.ts';

/** Attempts of one request, the first included. */
export const MAX_ATTEMPTS = 4;
const BASE_MS = 500;
const MAX_BACKOFF_MS = 4_000;

/** "Precondition failed, please try again" and "too many requests": nothing was done. */
const NOT_DONE = new Set([412, 429]);
/** It may have been done. */
const PASSING = new Set([500, 502, 503, 504]);

/**
 * Milliseconds until the same request may be sent again, or undefined where it must not be. Microsoft Learn, "Rate limits"
 * and "Status codes from bot conversational APIs": with backoff and jitter, later where `Retry-After` says so.
 *
 * @param attempt which one ended so, from 1.
 * @param random from 0 up to 1.
 */
export function repeatDelayMs(
  outcome: Outcome,
  repeat: Repeat,
  attempt: number,
  random: () => number,
): number | undefined {
  if (attempt >= MAX_ATTEMPTS || repeat === 'never') return undefined;
  if (!isNotDone(outcome) && !(repeat === 'always' && isPassing(outcome))) return undefined;
  const backoffMs = Math.min(BASE_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS);
  const toldMs = outcome.kind === 'answer' ? outcome.retryAfterMs : undefined;
  // A little later than told, and not all at the same moment.
  return toldMs === undefined ? backoffMs / 2 + (random() * backoffMs) / 2 : toldMs + (random() * BASE_MS) / 2;
}

const isNotDone = (outcome: Outcome): boolean =>
  outcome.kind === 'silence' ? outcome.sent === 'no' : NOT_DONE.has(outcome.status);

const isPassing = (outcome: Outcome): boolean => outcome.kind === 'silence' || PASSING.has(outcome.status);
