import type { Clock } from '../../../core/clock.ts';
import type { Logger } from '../../../core/logger.ts';
import { retryAfterMs } from '../../../core/retry-after.ts';
import type { HttpRequest } from '../http-request.ts';
import type { HttpResponse } from '../http-response.ts';
import { isNoAnswer } from '../no-answer.ts';
import type { Send } from '../send.ts';
import { type RetryPolicy, retryDelayMs } from './retry-policy.ts';

export interface RetryParts {
  readonly policy: RetryPolicy;
  /** How long one attempt may take, unless the request says. */
  readonly timeLimitMs: number;
  /** Real time: it is the network that is waited for. */
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
  readonly random: () => number;
  readonly logger: Logger;
}

/** Sends again as the policy allows; the last answer, or the last failure, is the caller's. */
export function withRetry(next: Send, { policy, timeLimitMs, clock, wait, random, logger }: RetryParts): Send {
  return async (request) => {
    const attemptMs = request.timeLimitMs ?? timeLimitMs;
    // What is known to be slow gets its one attempt, whatever patience there is for others.
    const totalMs = Math.max(policy.totalMs, request.timeLimitMs ?? 0);
    const startedAtMs = clock.now().getTime();
    for (let attempt = 1; ; attempt += 1) {
      const remainingMs = totalMs - (clock.now().getTime() - startedAtMs);
      // The last attempts get only what is left of the whole request's time.
      const result = await tried(next, { ...request, timeLimitMs: Math.max(1, Math.min(attemptMs, remainingMs)) });
      const delayMs = retryDelayMs(policy, {
        method: request.method,
        isRead: request.isRead,
        attempt,
        outcome: 'response' in result ? result.response.status : 'no answer',
        retryAfterMs: 'response' in result ? retryAfterMs(result.response.headers, clock.now()) : undefined,
        random,
      });
      const elapsedMs = clock.now().getTime() - startedAtMs;
      if (delayMs === undefined || elapsedMs + delayMs >= totalMs) {
        if ('failure' in result) throw result.failure;
        return result.response;
      }
      logger.debug(
        { clientRequestId: request.headers?.['client-request-id'], attempt, delayMs: Math.round(delayMs) },
        'request will be sent again',
      );
      await wait(delayMs);
    }
  };
}

/** One attempt; its missing answer as a value. Every other error is no matter of the network and goes up at once. */
async function tried(next: Send, request: HttpRequest): Promise<{ response: HttpResponse } | { failure: unknown }> {
  try {
    return { response: await next(request) };
  } catch (failure) {
    if (!isNoAnswer(failure)) throw failure;
    return { failure };
  }
}
