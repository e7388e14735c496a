import type { Logger } from '../../core/logger.ts';
import type { AfterFailure, Failure } from './fail-job.ts';
import type { TakenJob } from './taken-job.ts';

const WORDS: Readonly<Record<AfterFailure, string>> = {
  'tried-again': 'a job failed and is tried again',
  dead: 'a job failed for good: it is among the dead letters',
  dropped: 'a job failed that was replaced or withdrawn meanwhile',
  'not-ours': 'a job failed that somebody else has by now',
};

/** The log line of a failed attempt. */
export function tellFailure(
  logger: Logger,
  { id, task, key, attempt, attempts }: TakenJob,
  { code, message }: Failure,
  then: AfterFailure,
  durationMs?: number,
): void {
  const facts = { job: id, task, key, attempt, attempts, durationMs, errorCode: code, reason: message };
  if (then === 'dead') logger.error(facts, WORDS[then]);
  else logger.warn(facts, WORDS[then]);
}
