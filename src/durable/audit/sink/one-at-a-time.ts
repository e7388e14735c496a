import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../core/app-error.ts';

/**
 * Asks a sink one thing at a time. What has taken longer than the limit is not over: a paused reader gets its lines as soon as
 * it goes on, so that saying them again would double them.
 */
export interface OneAtATime {
  /** Resolves when nothing is under way, however that ended. Errors: AppError `AuditSinkSilent` after the limit. */
  free(): Promise<void>;
  /** Errors: AppError `AuditSinkSilent` after the limit, while the work or what was asked before goes on; those of the work. */
  ask<T>(work: () => Promise<T>): Promise<T>;
}

export function oneAtATime(limitMs: number): OneAtATime {
  let underWay: Promise<void> = Promise.resolve();
  const free = () => within(limitMs, underWay);
  return {
    free,
    async ask(work) {
      await free();
      const answer = work();
      underWay = answer.then(
        () => undefined,
        () => undefined,
      );
      return within(limitMs, answer);
    },
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const limit = wait(limitMs, undefined, { signal: ended.signal }).then(() => {
    throw new AppError('AuditSinkSilent', `The audit sink did not answer within ${limitMs / 1000} s.`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    ended.abort();
    limit.catch(() => undefined);
  }
}
