import type { Operation } from './connector-call.ts';

/** Requests in seconds, for one bot in one conversation. Microsoft Learn, "Rate limits", per thread. */
const POSTS = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
] as const;
const READS = [
  [14, 1],
  [16, 2],
  [120, 30],
  [3600, 3600],
] as const;
/** For one bot in one tenant. */
const EVERYTHING = [[50, 1]] as const;

type Limits = readonly (readonly [requests: number, seconds: number])[];

/** Counts in real time, as Teams does. */
export interface RateLimits {
  /** Seconds to wait where the call comes too soon; a call that is refused does not count. */
  refuse(call: { readonly operation: Operation; readonly conversationId: string | undefined }): number | undefined;
}

export function createRateLimits(now: () => number = Date.now): RateLimits {
  const taken = new Map<string, number[]>();
  const waitOf = (key: string, limits: Limits): number => {
    const times = taken.get(key) ?? [];
    const waits = limits.map(([requests, seconds]) => {
      const oldest = times.at(-requests);
      return oldest === undefined ? 0 : Math.ceil((oldest + seconds * 1000 - now()) / 1000);
    });
    return Math.max(0, ...waits);
  };
  return {
    refuse: ({ operation, conversationId = '' }) => {
      const isRead = READ.has(operation);
      const thread = `${isRead ? 'read' : 'post'} ${conversationId}`;
      const wait = Math.max(waitOf(thread, isRead ? READS : POSTS), waitOf('all', EVERYTHING));
      if (wait > 0) return wait;
      for (const key of [thread, 'all']) {
        const times = taken.get(key) ?? [];
        taken.set(key, [...times.slice(-3600), now()]);
      }
      return undefined;
    },
  };
}

const READ: ReadonlySet<Operation> = new Set<Operation>(['members', 'pagedMembers', 'member', 'team', 'channels']);
