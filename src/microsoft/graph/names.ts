import { LRUCache } from 'lru-cache';
import type { Person } from '../../pim/index.ts';
import type { Access } from './surfaces/surface.ts';

/** Names of roles and scopes that were seen, by tenant. Bounds memory whatever is seen. */
const MAX_NAMES = 20_000;

/**
 * Remembers the names of roles and scopes, because Graph does not always say them: the answer to a POST has none, and
 * the name of a group is missing now and then. A name is for people, never the ground of a decision.
 */
export interface Names {
  /** Learns the names that a row has, and gives it those that it lacks. */
  complete<Row extends Access>(person: Person, row: Row): Row;
  learn(person: Person, id: string, name: string): void;
}

export function createNames(): Names {
  const known = new LRUCache<string, string>({ max: MAX_NAMES });
  const keyOf = ({ tenantId }: Person, id: string) => `${tenantId}|${id.toLowerCase()}`;

  function named<T extends { readonly id: string; readonly name: string }>(person: Person, thing: T): T {
    const key = keyOf(person, thing.id);
    if (thing.name === thing.id) return { ...thing, name: known.get(key) ?? thing.name };
    known.set(key, thing.name);
    return thing;
  }
  return {
    complete: (person, row) => ({ ...row, role: named(person, row.role), scope: named(person, row.scope) }),
    learn: (person, id, name) => void known.set(keyOf(person, id), name),
  };
}
