import type { Answer, Call } from './call.ts';

/** The named parts of a pattern. */
export type Params = Readonly<Record<string, string>>;
export type Handler = (call: Call, params: Params) => Answer | Promise<Answer>;

/** One route, one handler. The pattern is written as in OpenAPI: `/v1.0/things/{id}/act(on='{on}')`; `{+scope}` is any number of segments. */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly handler: Handler;
}

export type FindRoute = (method: string, path: string) => ((call: Call) => Answer | Promise<Answer>) | undefined;

/** The first route that fits wins, so literal segments stand before parameters. Paths are read without regard to case, as Microsoft does. */
export function routeTable(routes: readonly Route[]): FindRoute {
  const compiled = routes.map((route) => ({ ...route, expression: expressionOf(route.pattern) }));
  return (method, path) => {
    for (const { method: wanted, expression, handler } of compiled) {
      const match = wanted === method ? expression.exec(path) : null;
      if (match) return (call) => handler(call, { ...match.groups });
    }
    return undefined;
  };
}

/**
 * A parameter is one whole segment part and never starts with `$`: `/things/$count` is not the thing called `$count`. One
 * with a plus takes as much as it can, also nothing.
 */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .split(/\{(\+?\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? literal(part) : parameter(part)));
  return new RegExp(`^${source.join('')}$`, 'i');
}

const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const parameter = (name: string): string =>
  name.startsWith('+') ? `(?<${name.slice(1)}>.*)` : `(?<${name}>[^/$][^/]*?)`;
