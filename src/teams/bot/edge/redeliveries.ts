import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Receipt } from './server.ts';

/** Teams sends again what was not answered within 15 s; copies come at once or some minutes later. */
const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 5_000;

/** Runs the turn of an activity once, however often it is delivered: every copy gets the answer of the first. */
export type Redeliveries = (activity: Activity, turn: () => Promise<Receipt>) => Promise<Receipt>;

/** A turn that throws is forgotten, so that a later copy tries again. What it did to PIM is guarded by its intent. */
export function createRedeliveries(): Redeliveries {
  const receipts = new LRUCache<string, Promise<Receipt>>({ max: MAX_KEPT, ttl: KEPT_MS });
  return (activity, turn) => {
    const key = keyOf(activity);
    const known = receipts.get(key);
    if (known) return known;
    const receipt = turn();
    receipts.set(key, receipt);
    receipt.catch(() => receipts.delete(key));
    return receipt;
  };
}

/** The same id alone is not enough: a click comes again under its id with the sign-in that it was asked for. */
function keyOf({ id, conversation, from, type, name, text, value }: Activity): string {
  const same = JSON.stringify([id, conversation.id, from.id, type, name, text, value]);
  return createHash('sha256').update(same).digest('base64url');
}
