import type { IncomingMessage } from 'node:http';
import { type Call, SERVICES, type Service } from './call.ts';

/** What the request line says, before the body is there. */
export type Arrival = Pick<Call, 'service' | 'method' | 'path' | 'target' | 'query' | 'headers'>;

/** Splits `/graph/v1.0/me?$select=id` into service and the production path; nothing for an unknown prefix. */
export function readArrival(request: IncomingMessage): Arrival | undefined {
  const url = request.url ?? '/';
  const [, prefix = '', target = '/'] = /^\/([^/?]*)(.*)$/s.exec(url) ?? [];
  const service = SERVICES.find((name): name is Service => name === prefix.toLowerCase());
  if (!service) return undefined;
  const [rawPath = '', ...rest] = target.split('?');
  return {
    service,
    method: request.method ?? 'GET',
    path: rawPath.split('/').map(decodeSegment).join('/').replace(/\/$/, '') || '/',
    target: target === '' ? '/' : target,
    query: new URLSearchParams(rest.join('?')),
    headers: request.headers,
  };
}

/** An encoded slash stays encoded: it belongs to its segment. Broken encoding stays as it is and will match no route. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll('/', '%2F');
  } catch {
    return segment;
  }
}
