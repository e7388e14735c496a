import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../core/clock.ts';
import type { Handled } from './handled.ts';
import { activityKey, hashOf } from './once/activity-key.ts';
import type { Receipt } from './server.ts';

/** Teams sends again what was not answered within 15 s; copies come at once or some minutes later. */
const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 5_000;
/** The same person's same click from another client, or a second time out of impatience. */
const SAME_WISH_MS = 10_000;

export interface Wish {
  /** What makes two activities the same wish of the same person. */
  readonly key: readonly unknown[];
  /** Whether it stays the same wish for ten seconds after it was answered, or only while it is under way. */
  readonly isKept: boolean;
}

/**
 * Runs the turn of an activity once, however often it is delivered, and the turn of a wish once, whichever activity carries
 * it: every copy gets the answer of the first, or the truth that came later.
 */
export type Redeliveries = (
  activity: Activity,
  wish: Wish | undefined,
  turn: () => Promise<Handled>,
) => Promise<Receipt>;

interface Entry {
  receipt: Promise<Receipt>;
  /** In people's time; nothing while it is under way. */
  endedAtMs: number | undefined;
  isForgotten: boolean;
}

/** A turn that throws or failed is forgotten, so that another try is one. What it did to PIM is guarded by its intent. */
export function createRedeliveries(clock: Clock): Redeliveries {
  const copies = new LRUCache<string, Entry>({ max: MAX_KEPT, ttl: KEPT_MS });
  const wishes = new LRUCache<string, Entry>({ max: MAX_KEPT });

  function isSame(entry: Entry, { isKept }: Wish): boolean {
    if (entry.endedAtMs === undefined) return true;
    const ageMs = clock.now().getTime() - entry.endedAtMs;
    return isKept && ageMs >= 0 && ageMs < SAME_WISH_MS;
  }

  function begin(turn: () => Promise<Handled>): Entry {
    const handled = turn();
    const entry: Entry = {
      receipt: handled.then(({ receipt }) => receipt),
      endedAtMs: undefined,
      isForgotten: false,
    };
    const end = async () => {
      for (let known: Handled | undefined = await handled; known; known = await known.later) {
        entry.receipt = Promise.resolve(known.receipt);
        entry.isForgotten = known.hasFailed ?? false;
      }
    };
    const ended = end().catch(() => {
      entry.isForgotten = true;
    });
    void ended.then(() => {
      entry.endedAtMs = clock.now().getTime();
    });
    return entry;
  }

  return (activity, wish, turn) => {
    const copyKey = activityKey(activity);
    const wishKey = wish && hashOf(wish.key);
    const copy = copies.get(copyKey);
    const same = wishKey === undefined ? undefined : wishes.get(wishKey);
    const known = copy ?? (same && wish && isSame(same, wish) ? same : undefined);
    const entry = known && !known.isForgotten ? known : begin(turn);
    copies.set(copyKey, entry);
    if (wishKey !== undefined) wishes.set(wishKey, entry);
    return entry.receipt;
  };
}
