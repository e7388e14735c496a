import { LRUCache } from 'lru-cache';
import type { Clock } from '../../src/core/clock.ts';
import type { SingleUseStore, Taking } from '../../src/core/single-use-store.ts';

const MAX_ENTRIES = 50_000;

interface Entry {
  readonly owner: string;
  /** As text: what comes back is never the object that was put. */
  readonly json: string;
  readonly expiresAt: Date;
  readonly isTaken: boolean;
}

/** In this process: lost with it, and not for more than one instance. */
export function createMemorySingleUseStore(clock: Clock): SingleUseStore {
  const entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  const isOpen = (entry: Entry | undefined): entry is Entry =>
    entry !== undefined && !entry.isTaken && entry.expiresAt > clock.now();
  const openOf = (owner: string) => [...entries].filter(([, entry]) => entry.owner === owner && isOpen(entry));

  function take(key: string): Taking {
    const entry = entries.get(key);
    if (!entry) return { kind: 'unknown' };
    if (entry.isTaken) return { kind: 'taken' };
    if (!isOpen(entry)) return { kind: 'expired' };
    entries.set(key, { ...entry, json: '{}', isTaken: true });
    return { kind: 'mine', value: JSON.parse(entry.json) };
  }

  return {
    put: async (key, owner, value, expiresAt) =>
      void entries.set(key, { owner, json: JSON.stringify(value), expiresAt, isTaken: false }),
    change: async (key, value) => {
      const entry = entries.get(key);
      if (isOpen(entry)) entries.set(key, { ...entry, json: JSON.stringify(value) });
    },
    find: async (key) => {
      const entry = entries.get(key);
      return isOpen(entry) ? JSON.parse(entry.json) : undefined;
    },
    take: async (key) => take(key),
    begin: async (key) => take(key),
    finish: async () => undefined,
    takeAbandoned: async () => [],
    // The cache lists what was used last first.
    keysOf: async (owner) =>
      openOf(owner)
        .map(([key]) => key)
        .reverse(),
    forgetAll: async (owner) => {
      for (const [key] of openOf(owner)) take(key);
    },
  };
}
