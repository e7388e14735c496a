import type { Answer, Call } from '../server/call.ts';
import { headerOf } from '../server/call.ts';

/** Entra's refusal: an OAuth error, an AADSTS number and a sentence. */
export class SignInError extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly more: { readonly suberror?: string; readonly claims?: string };

  constructor(
    error: string,
    number: number,
    sentence: string,
    options: { status?: number; suberror?: string; claims?: string } = {},
  ) {
    super(sentence);
    this.name = 'SignInError';
    const { status = 400, ...more } = options;
    this.status = status;
    this.error = error;
    this.number = number;
    this.more = more;
  }
}

export const invalidGrant = (number: number, sentence: string): SignInError =>
  new SignInError('invalid_grant', number, sentence);

/** The body that Entra sends; sign-in runs in real time, so its timestamp is real. */
export function signInErrorAnswer(error: SignInError, call: Call): Answer {
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const correlationId =
    new URLSearchParams(call.body).get('client-request-id') ?? headerOf(call, 'client-request-id') ?? call.requestId;
  return {
    status: error.status,
    body: {
      error: error.error,
      error_description: `AADSTS${error.number}: ${error.message} Trace ID: ${call.requestId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [error.number],
      timestamp,
      trace_id: call.requestId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
      ...error.more,
    },
  };
}
