import { AppError } from '../../../core/app-error.ts';
import { inTime } from '../../../core/in-time.ts';

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
  const tooSlow = () => new AppError('AuditSinkSilent', `The audit sink did not answer within ${limitMs / 1000} s.`);
  const free = () => inTime(limitMs, underWay, tooSlow);
  return {
    free,
    async ask(work) {
      await free();
      const answer = work();
      underWay = answer.then(
        () => undefined,
        () => undefined,
      );
      return inTime(limitMs, answer, tooSlow);
    },
  };
}
