import type { HttpMethod } from '../http-request.ts';

/** When and how long to wait before the same request is sent again. */
export interface RetryPolicy {
  /** Attempts of one request, the first included. */
  readonly maxAttempts: number;
  /** The first backoff; each further one doubles. */
  readonly baseDelayMs: number;
  readonly maxBackoffMs: number;
  /** The service's own `Retry-After` is obeyed up to here. Beyond, the answer goes to the caller: coming early makes throttling worse. */
  readonly maxRetryAfterMs: number;
  /** No attempt goes on beyond this since the first began, waits included, so that no turn hangs. */
  readonly totalMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 4,
  baseDelayMs: 500,
  maxBackoffMs: 8_000,
  maxRetryAfterMs: 20_000,
  totalMs: 45_000,
};

/** How an attempt ended: a status, or a connection that broke, timed out or was never made. */
export type AttemptOutcome = number | 'no answer';

export interface FailedAttempt {
  readonly method: HttpMethod;
  /** Of a POST that changes nothing. */
  readonly isRead?: boolean | undefined;
  /** Which attempt this was, from 1. */
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly retryAfterMs: number | undefined;
  /** From 0 up to 1. */
  readonly random: () => number;
}

const PASSING_FAILURES: ReadonlySet<AttemptOutcome> = new Set<AttemptOutcome>([429, 500, 502, 503, 504, 'no answer']);

/**
 * Milliseconds until the next attempt, or undefined where there must be none. A write is repeated after 429 only: that
 * answer alone proves that nothing was done. After anything else the caller has to look first.
 */
export function retryDelayMs(policy: RetryPolicy, failed: FailedAttempt): number | undefined {
  const { method, isRead = method === 'GET', attempt, outcome, retryAfterMs, random } = failed;
  if (attempt >= policy.maxAttempts) return undefined;
  if (isRead ? !PASSING_FAILURES.has(outcome) : outcome !== 429) return undefined;
  if (retryAfterMs !== undefined) {
    if (retryAfterMs > policy.maxRetryAfterMs) return undefined;
    // A little later than told, and not all at the same moment.
    return retryAfterMs + random() * policy.baseDelayMs;
  }
  const backoffMs = Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.maxBackoffMs);
  return backoffMs / 2 + (random() * backoffMs) / 2;
}
