import type { IncomingMessage } from 'node:http';
import type { Answer } from '../../server/call.ts';
import { isJson } from '../json.ts';
import { type Route, routeOf } from './route.ts';

/** What came with a request. */
export interface Work {
  /** JSON, or nothing where there was none that could be read. */
  readonly body: unknown;
  readonly query: URLSearchParams;
}

export interface ConnectorRequest {
  readonly route: Route;
  readonly work: Work;
  readonly serviceUrl: string;
  /** With query, from `/v3` on. */
  readonly path: string;
}

/** Service URLs are `/{region}/{tenant}/`; the bot puts `v3/…` behind them. Nothing for what is not served. */
export function readRequest(request: IncomingMessage, text: string): ConnectorRequest | undefined {
  const { method = '', url = '' } = request;
  const start = url.indexOf('/v3/');
  if (start < 0) return undefined;
  const path = url.slice(start);
  const [bare = '', search = ''] = path.split('?', 2);
  const route = routeOf(method, bare);
  if (!route) return undefined;
  const body = parsed(text);
  const isPost = route.operation === 'send' || route.operation === 'reply';
  return {
    route: isPost && isJson(body) && body.type === 'typing' ? { ...route, operation: 'typing' } : route,
    work: { body, query: new URLSearchParams(search) },
    serviceUrl: `http://${request.headers.host}${url.slice(0, start)}/`,
    path,
  };
}

/** Nothing is silently accepted. */
export const notServed = ({ method, url }: IncomingMessage): Answer => ({
  status: 501,
  body: {
    error: {
      code: 'NotImplemented',
      message: `The Teams double does not serve ${method} ${url}. Add a route in src/simulator/teams/connector.`,
    },
  },
});

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
