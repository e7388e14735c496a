import type { Answer, Call } from '../server/call.ts';
import { headerOf } from '../server/call.ts';

/** Entra's refusal: an OAuth error, an AADSTS number and a sentence. */
export class SignInError extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly more: { readonly suberror?: string; readonly claims?: string };
  /** What the authorize endpoint says beside the error. */
  readonly subcode: string | undefined;

  constructor(
    error: string,
    number: number,
    sentence: string,
    options: { status?: number; suberror?: string; claims?: string; subcode?: string } = {},
  ) {
    super(sentence);
    this.name = 'SignInError';
    const { status = 400, subcode, ...more } = options;
    this.subcode = subcode;
    this.status = status;
    this.error = error;
    this.number = number;
    this.more = more;
  }
}

export const invalidGrant = (
  number: number,
  sentence: string,
  more: { suberror?: string; claims?: string } = {},
): SignInError => new SignInError('invalid_grant', number, sentence, more);

/** A code or refresh token that Entra never issued. */
export const malformedGrant = (): SignInError =>
  invalidGrant(9002313, 'Invalid request. Request is malformed or invalid.');

/** What goes with every refusal. Sign-in runs in real time, so the timestamp is real. */
export interface RefusalFacts {
  /** With number, trace id, correlation id and time behind it, as Entra has it. */
  readonly description: string;
  readonly timestamp: string;
  readonly correlationId: string;
  /** Where Entra explains the number. */
  readonly uri: string;
}

export function refusalFacts({ number, message }: SignInError, call: Call): RefusalFacts {
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const correlationId =
    new URLSearchParams(call.body).get('client-request-id') ??
    call.query.get('client-request-id') ??
    headerOf(call, 'client-request-id') ??
    call.requestId;
  return {
    description: `AADSTS${number}: ${message} Trace ID: ${call.requestId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    timestamp,
    correlationId,
    uri: `https://login.microsoftonline.com/error?code=${number}`,
  };
}

/** The body that Entra's token endpoint sends. */
export function signInErrorAnswer(error: SignInError, call: Call): Answer {
  const { description, timestamp, correlationId, uri } = refusalFacts(error, call);
  return {
    status: error.status,
    body: {
      error: error.error,
      error_description: description,
      error_codes: [error.number],
      timestamp,
      trace_id: call.requestId,
      correlation_id: correlationId,
      error_uri: uri,
      ...error.more,
    },
  };
}
