import { type Clock, systemClock } from '../../core/clock.ts';
import type { Fetch } from '../../core/fetch.ts';
import type { Logger } from '../../core/logger.ts';
import { createTransport } from './create-transport.ts';
import type { Send } from './send.ts';
import type { TokenSource } from './token-source.ts';
import { type Hosts, refuseForeignHosts } from './wrappers/refuse-foreign-hosts.ts';
import { refuseRetiredEndpoints } from './wrappers/refuse-retired-endpoints.ts';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from './wrappers/retry-policy.ts';
import { notesAnswerIds } from './wrappers/with-answer-id.ts';
import { withBearerToken } from './wrappers/with-bearer-token.ts';
import { withLogging } from './wrappers/with-logging.ts';
import { type Pace, withPace } from './wrappers/with-pace.ts';
import { withRequestId } from './wrappers/with-request-id.ts';
import { withRetry } from './wrappers/with-retry.ts';

export interface SendParts {
  readonly fetch: Fetch;
  readonly tokens: TokenSource;
  readonly hosts: Hosts;
  /** A new GUID. */
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly logger: Logger;
  /** Real time, unlike the clock that the sandbox moves. Default: the machine's. */
  readonly clock?: Clock;
  readonly retry?: RetryPolicy;
  readonly pace?: Pace | undefined;
  /** How long one attempt may take. Default 15 s. */
  readonly timeLimitMs?: number;
}

const DEFAULT_TIME_LIMIT_MS = 15_000;

/**
 * Connects the wrappers around one transport. Read from the bottom: a request is refused before it costs anything, gets
 * its id once, and each attempt gets its token, its log line and its time limit.
 */
export function createSend(parts: SendParts): Send {
  const { clock = systemClock, retry = DEFAULT_RETRY_POLICY, timeLimitMs = DEFAULT_TIME_LIMIT_MS, logger } = parts;
  const transport = createTransport(parts.fetch, timeLimitMs);
  const logged = withLogging(transport, logger, clock);
  const authorized = withBearerToken(logged, parts.tokens);
  const retried = withRetry(authorized, {
    policy: retry,
    timeLimitMs,
    clock,
    wait: parts.wait,
    random: parts.random,
    logger,
  });
  const paced = withPace(retried, parts.pace);
  const identified = withRequestId(paced, parts.newId);
  const noted = notesAnswerIds(identified);
  const confined = refuseForeignHosts(noted, parts.hosts);
  return refuseRetiredEndpoints(confined);
}
