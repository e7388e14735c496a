import { AppError } from '../../core/app-error.ts';
import { failureReason } from '../../core/network-failure.ts';
import { redact } from '../../core/redact.ts';
import type { Failure } from './fail-job.ts';

/** What is kept and told of an error: its code, and its words without secrets. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof AppError ? error.code : failureReason(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    // An error without a code has only its words, which are told beside it.
    code: /^[\w-]{1,64}$/.test(code) ? code : 'Unexpected',
    message: redact(message).slice(0, 2_000),
    isFinal: code === 'BadPayload',
  };
}
