import { LRUCache } from 'lru-cache';
import { withoutThread } from '../../../delivery/conversation-reference.ts';
import { connectorBusy } from './refusals.ts';

/** So many requests in so many milliseconds. */
type Limit = readonly [requests: number, ms: number];

/**
 * Departures are counted, arrivals are what is limited: a little more time than Teams names keeps what the network pushes
 * together apart.
 */
const SECOND = 1_050;
/**
 * Microsoft Learn, "Rate limits", per bot and thread. Of its limits over longer times (60 in 30 s, 1800 an hour) Teams reminds
 * us itself, by 429: kept here, they would hold up people who write fast now for what the bot may have to say later.
 */
const POSTS: Limit = [7, SECOND];
const READS: Limit = [14, SECOND];
/** Per bot and tenant. */
const TENANT: Limit = [50, SECOND];
/** What nobody misses leaves room in the tenant for what is waited for. */
const COURTESIES: Limit = [20, SECOND];
/** Longer than a turn lasts: who would have to wait so long is told at once. */
const MAX_WAIT_MS = 15_000;
/** Conversations whose last requests are remembered. */
const MAX_REMEMBERED = 20_000;

export interface Paced {
  readonly tenantId: string;
  readonly conversationId: string | undefined;
  readonly isRead: boolean;
  /** It goes at once or not at all, and only where there is room to spare. */
  readonly isCourtesy?: boolean;
}

export interface Pace {
  /**
   * Resolves when it is this request's turn, first come first served. Throws AppError `ConnectorBusy` where that is too far
   * off.
   */
  turn(request: Paced): Promise<void>;
  /** Teams said that it wants to be left alone there for a while. */
  rest(request: Paced, ms: number): void;
}

/** The last departures, planned ones too, oldest first; and until when there are none. */
interface Departures {
  at: number[];
  restUntil: number;
}

/** @param now milliseconds that only ever grow. */
export function createPace(now: () => number, wait: (ms: number) => Promise<void>): Pace {
  const conversations = new LRUCache<string, Departures>({ max: MAX_REMEMBERED });
  const tenants = new LRUCache<string, Departures>({ max: MAX_REMEMBERED });

  async function depart(of: Departures, limits: readonly Limit[], maxWaitMs: number): Promise<void> {
    const startsAt = now();
    const last = of.at.at(-1) ?? startsAt;
    const departsAt = Math.max(startsAt, last, of.restUntil, ...limits.map((limit) => freeAt(of.at, limit)));
    if (departsAt - startsAt > maxWaitMs) throw connectorBusy(departsAt - startsAt);
    of.at = [...of.at.slice(1 - TENANT[0]), departsAt];
    if (departsAt > startsAt) await wait(departsAt - startsAt);
  }

  return {
    turn: async (request) => {
      const { isCourtesy = false, isRead, tenantId } = request;
      const tenant = departuresOf(tenants, tenantId);
      if (isCourtesy) return depart(tenant, [TENANT, COURTESIES], 0);
      const key = keyOf(request);
      if (key !== undefined) await depart(departuresOf(conversations, key), [isRead ? READS : POSTS], MAX_WAIT_MS);
      await depart(tenant, [TENANT], MAX_WAIT_MS);
    },
    rest: (request, ms) => {
      const departures = departuresOf(conversations, keyOf(request) ?? `new in ${request.tenantId}`);
      departures.restUntil = Math.max(departures.restUntil, now() + ms);
    },
  };
}

/** Teams counts by thread, posts and reads apart. */
const keyOf = ({ conversationId, isRead }: Paced): string | undefined =>
  conversationId === undefined ? undefined : `${isRead ? 'read' : 'post'} ${withoutThread(conversationId)}`;

function departuresOf(all: LRUCache<string, Departures>, key: string): Departures {
  const departures = all.get(key) ?? { at: [], restUntil: 0 };
  all.set(key, departures);
  return departures;
}

const freeAt = (at: readonly number[], [requests, ms]: Limit): number =>
  (at.at(-requests) ?? Number.NEGATIVE_INFINITY) + ms;
