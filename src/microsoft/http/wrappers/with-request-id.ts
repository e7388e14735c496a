import type { Send } from '../send.ts';

/**
 * Gives each logical request one `client-request-id`, kept through its attempts, so that Microsoft's support and our log
 * find them together. Azure reads the same id under a name of its own.
 */
export function withRequestId(next: Send, newId: () => string): Send {
  return (request) => {
    const id = newId();
    const headers = { ...request.headers, 'client-request-id': id };
    return next({
      ...request,
      headers: request.resource === 'arm' ? { ...headers, 'x-ms-client-request-id': id } : headers,
    });
  };
}
