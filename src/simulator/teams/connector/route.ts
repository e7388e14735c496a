import type { Operation } from './connector-call.ts';

/** What the request line names. */
export interface Route {
  readonly operation: Operation;
  /** Of a conversation or a team, with `;messageid=` where the bot gave one. */
  readonly id: string;
  /** The activity or the member. */
  readonly part: string | undefined;
}

const ROUTES: readonly (readonly [method: string, path: RegExp, operation: Operation])[] = [
  ['POST', /^\/v3\/conversations$/, 'create'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities$/, 'send'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'reply'],
  ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'update'],
  ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'delete'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members$/, 'members'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/pagedmembers$/i, 'pagedMembers'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, 'member'],
  ['GET', /^\/v3\/teams\/([^/]+)$/, 'team'],
  ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, 'channels'],
];

/** @param path from `/v3` on, without query. Nothing for what is not served. */
export function routeOf(method: string, path: string): Route | undefined {
  for (const [wanted, expression, operation] of ROUTES) {
    const match = wanted === method ? expression.exec(path) : null;
    if (match) return { operation, id: decoded(match[1] ?? ''), part: match[2] && decoded(match[2]) };
  }
  return undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
