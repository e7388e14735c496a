import type { Answer, Call } from '../server/call.ts';
import { headerOf } from '../server/call.ts';

/** A refusal of Microsoft Graph, with its own code and sentence. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  /** PIM errors that Graph does not map arrive as `UnknownError` with the real one as JSON text in the message. */
  readonly wrapped: boolean;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { wrapped?: boolean; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.wrapped = options.wrapped ?? false;
    this.headers = options.headers ?? {};
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

export const invalidFilter = (text: string): GraphError =>
  new GraphError(400, 'InvalidFilter', `The ${text} filter is invalid.`);

export function graphErrorAnswer(error: GraphError, call: Call): Answer {
  const { code, message } = error.wrapped ? wrap(error) : error;
  return {
    status: error.status,
    headers: error.headers,
    body: {
      error: {
        code,
        message,
        innerError: {
          date: call.now.toISOString().replace(/\.\d+Z$/, ''),
          'request-id': call.requestId,
          'client-request-id': headerOf(call, 'client-request-id') ?? call.requestId,
        },
      },
    },
  };
}

const wrap = ({ code, message }: GraphError) => ({
  code: 'UnknownError',
  message: JSON.stringify({ errorCode: code, message, instanceAnnotations: [] }),
});
