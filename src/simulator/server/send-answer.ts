import type { ServerResponse } from 'node:http';
import type { Answer } from './call.ts';

/** Writes status, headers and body. What is no text goes out as JSON. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  prepare(response, answer);
  response.end(textOf(answer.body));
}

/** Sets the head only, so that it can be recorded before anything is sent. */
export function prepare(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response.statusCode = status;
  if (body !== undefined && body !== null)
    response.setHeader(
      'content-type',
      `${typeof body === 'string' ? 'text/plain' : 'application/json'}; charset=utf-8`,
    );
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

export function textOf(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
