import { AppError } from '../../core/app-error.ts';

/** Failures before a byte of the request left this machine. */
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

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
  const sent = NOTHING_SENT.has(reason) ? 'no' : 'maybe';
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

/** `timeout`, the network's code such as `ECONNRESET`, or the error's text. `fetch` hides the code in causes. */
export function failureReason(error: unknown): string {
  let text = String(error);
  for (let layer = error; layer instanceof Error; layer = layer.cause) {
    if (layer.name === 'TimeoutError') return 'timeout';
    if ('code' in layer && typeof layer.code === 'string') return layer.code;
    text = layer.message;
  }
  return text;
}
