import { redact } from './redact.ts';

/** Facts that belong to a failure: ids, values received, limits. Scrubbed of secrets. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * The base of every error of ours. The message says what failed, the value received and what to do next; `code` is
 * looked up in `docs/errors.md`. Secrets are removed here, once, so that no later log or card can show one.
 */
export class AppError extends Error {
  readonly code: string;
  readonly facts: ErrorFacts;

  constructor(code: string, message: string, options: { facts?: ErrorFacts; cause?: unknown } = {}) {
    super(redact(message), options.cause === undefined ? {} : { cause: redact(options.cause) });
    this.name = new.target.name;
    this.code = code;
    this.facts = redact(options.facts ?? {});
  }

  /** An error that was kept, as it was when it was raised. */
  static restored({ code, message, facts }: Pick<AppError, 'code' | 'message' | 'facts'>): AppError {
    const error = new AppError('Unexpected', message, { facts });
    return Object.assign(error, { code });
  }
}
