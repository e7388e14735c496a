import { AppError } from '../../core/app-error.ts';

/** SQL states in which a server goes or does not let in: it is not the statement that is wrong. */
const SERVER_GONE = /^(08.{3}|57P0[1-5]|53300|53400)$/;
/** What the driver and its pool say of a connection; they have no codes for it. */
const CONNECTION_LOST =
  /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated.*|Client has encountered a connection error.*|Client was closed.*|Cannot use a pool after calling end.*)$/;

/** Whether the server did not answer, rather than refuse a statement. A statement may have been carried out. */
export function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return SERVER_GONE.test(code) || 'syscall' in error || code === 'EPIPE' || CONNECTION_LOST.test(error.message);
}

/**
 * The error for it; what is no silence stays as it is.
 *
 * @param sent whether the statement may have been carried out.
 */
export function silence(error: unknown, sent: 'no' | 'maybe'): unknown {
  if (!isSilence(error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  const message = `The database does not answer: ${why}. Look whether the server runs and can be reached; the bot goes on by itself as soon as it answers.`;
  return new AppError('DatabaseSilent', message, { facts: { sent }, cause: error });
}

/** Whether what failed with `error` may have been carried out all the same. */
export const mayBeDone = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'DatabaseSilent' && error.facts.sent !== 'no';
