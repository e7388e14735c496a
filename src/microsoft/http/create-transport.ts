import type { Fetch } from '../../core/fetch.ts';
import type { HttpRequest } from './http-request.ts';
import { loggablePath } from './loggable-path.ts';
import { noAnswer } from './no-answer.ts';
import type { Send } from './send.ts';

/**
 * The innermost `Send`: one attempt over `fetch`, answered within the request's time limit (`timeLimitMs` where it has
 * none) or failed with `NoAnswer`. Redirects are answers, never followed: the bearer stays where it was sent.
 */
export function createTransport(fetch: Fetch, timeLimitMs: number): Send {
  return async (request) => {
    const url = new URL(request.url);
    const clientRequestId = request.headers?.['client-request-id'] ?? '';
    const options = fetchOptions(request, timeLimitMs);
    try {
      const response = await fetch(url, options);
      // The body is part of the answer: a connection that breaks inside it is no answer either.
      const text = await response.text();
      const headers = Object.fromEntries(response.headers);
      return {
        status: response.status,
        headers,
        body: readBody(text),
        requestId: headers['request-id'] ?? headers['x-ms-request-id'],
        clientRequestId,
      };
    } catch (error) {
      throw noAnswer({ method: request.method, host: url.host, path: loggablePath(url), clientRequestId }, error);
    }
  };
}

function fetchOptions(request: HttpRequest, timeLimitMs: number): RequestInit {
  const limitMs = Math.ceil(request.timeLimitMs ?? timeLimitMs);
  const options = { method: request.method, redirect: 'manual', signal: AbortSignal.timeout(limitMs) } as const;
  const headers = { accept: 'application/json', ...request.headers };
  if (request.body === undefined) return { ...options, headers };
  return {
    ...options,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  };
}

/** JSON where it is JSON, whatever the content type claims: gateways answer HTML under any name. */
function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
