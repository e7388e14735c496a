import type { Answer, Call } from './call.ts';
import { NotServed, notServedAnswer } from './not-served.ts';
import { type Route, routeTable } from './routes.ts';

/** One of Microsoft's services: its answer to any request. */
export type Respond = (call: Call) => Promise<Answer>;

/**
 * A service from its routes. `check` may throw before any route is looked for. `refuse` makes its own errors into answers; an error it does not know is a mistake of ours and goes
 * on.
 */
export function createRespond(
  routes: readonly Route[],
  refuse: (error: unknown, call: Call) => Answer | undefined,
  check: (call: Call) => void = () => undefined,
): Respond {
  const find = routeTable(routes);
  return async (call) => {
    try {
      check(call);
      const handler = find(call.method, call.path);
      return handler ? await handler(call) : notServedAnswer(prefixed(call));
    } catch (error) {
      if (error instanceof NotServed) return notServedAnswer(prefixed(call), error.message);
      const answer = refuse(error, call);
      if (!answer) throw error;
      return answer;
    }
  };
}

const prefixed = ({ method, service, path }: Call) => ({ method, path: `/${service}${path}` });
