import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { personKey } from '../../../pim/index.ts';
import type { Send } from '../send.ts';
import type { Resource } from '../token-source.ts';

/** How many requests of one person may be under way at once at each service. */
export type Pace = Readonly<Record<Resource, number>>;

/**
 * Nobody publishes PIM's limits; throttling is per person and application. Lists ask for six things side by side, so a
 * list is never held back, and a bundle of twenty roles is no burst.
 */
export const DEFAULT_PACE: Pace = { graph: 8, arm: 8 };

/** Only bounds memory: whoever falls out starts with a free pace again. */
const MAX_PEOPLE = 1_000;

/** Holds requests back, in order, while as many of the same person are under way at the same service. */
export function withPace(next: Send, pace: Pace = DEFAULT_PACE): Send {
  const limits = new LRUCache<string, LimitFunction>({ max: MAX_PEOPLE });
  return (request) => {
    const key = `${personKey(request.person)}|${request.resource}`;
    const limit = limits.get(key) ?? pLimit(pace[request.resource]);
    limits.set(key, limit);
    return limit(() => next(request));
  };
}
