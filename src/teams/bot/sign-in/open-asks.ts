import { LRUCache } from 'lru-cache';
import { type Person, personKey } from '../../../pim/index.ts';

/** Clients answer a sign-in card within seconds, or not at all. Real time. */
const FRESH_MS = 15_000;
const MAX_PEOPLE = 5_000;

/** Who has just been asked to sign in: whatever they say meanwhile waits for the same sign-in, without another card. */
export interface OpenAsks {
  isOpen(person: Person): boolean;
  open(person: Person): void;
  close(person: Person): void;
}

export function createOpenAsks(): OpenAsks {
  const open = new LRUCache<string, true>({ max: MAX_PEOPLE, ttl: FRESH_MS });
  return {
    isOpen: (person) => open.has(personKey(person)),
    open: (person) => void open.set(personKey(person), true),
    close: (person) => void open.delete(personKey(person)),
  };
}
