import { AppError } from '../../core/app-error.ts';
import { failureReason, wasSent } from '../../core/network-failure.ts';

/** What was tried when no answer came. */
export interface Unanswered {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly clientRequestId: string;
}

/**
 * `NoAnswer`: the connection failed, broke or took too long. Its fact `sent` is `no` where nothing left this machine and
 * `maybe` where the request may have been carried out; `reason` is the network's own code, or `timeout`.
 */
export function noAnswer(tried: Unanswered, cause: unknown): AppError {
  const reason = failureReason(cause);
  const sent = wasSent(reason);
  const advice =
    sent === 'no'
      ? 'Nothing was sent: check the connection and try again.'
      : 'It may have been carried out: look before it is sent again.';
  return new AppError(
    'NoAnswer',
    `No answer from ${tried.host} to ${tried.method} ${tried.path}: ${reason}. ${advice}`,
    {
      facts: { ...tried, sent, reason },
      cause,
    },
  );
}

/** Whether `error` is a `NoAnswer`. */
export const isNoAnswer = (error: unknown): error is AppError => error instanceof AppError && error.code === 'NoAnswer';
