import { LRUCache } from 'lru-cache';
import { AppError } from '../../core/app-error.ts';
import type { Clock } from '../../core/clock.ts';
import { type Person, personKey } from '../../pim/index.ts';
import type { AssertionSource } from './assertion-source.ts';
import { claimsIn } from './claims-in.ts';
import { currentTurn } from './turn.ts';

/** One this close to its end is not used: the exchange must arrive in time. */
const MARGIN_MS = 60_000;

/** Assertions that Teams' single sign-on brought, in memory, until they end, and used only in a turn of their person. */
export interface KeptAssertions extends Required<AssertionSource> {
  has(person: Person): boolean;
  /** Only one that Entra has taken: then it is real, and of this person. */
  keep(person: Person, assertion: string): void;
  forget(person: Person): void;
}

/** @param clock real time: token lifetimes are real. */
export function createKeptAssertions(clock: Clock, maxPeople: number): KeptAssertions {
  const kept = new LRUCache<string, { readonly assertion: string; readonly goodUntilMs: number }>({ max: maxPeople });
  const find = (person: Person): string | undefined => {
    const entry = kept.get(personKey(person));
    return entry && entry.goodUntilMs > clock.now().getTime() ? entry.assertion : undefined;
  };

  return {
    has: (person) => find(person) !== undefined,
    keep: (person, assertion) => {
      const { exp = 0 } = claimsIn(assertion) ?? {};
      kept.set(personKey(person), { assertion, goodUntilMs: exp * 1000 - MARGIN_MS });
    },
    forget: (person) => void kept.delete(personKey(person)),
    assertionFor: async (person, resource) => {
      const turnOf = currentTurn()?.person;
      const assertion = turnOf && personKey(turnOf) === personKey(person) ? find(person) : undefined;
      if (assertion !== undefined) return assertion;
      throw new AppError('SignInNeeded', `There is no sign-in of ${person.objectId} to act with. Sign in in Teams.`, {
        facts: { ...person, resource, sent: 'no' },
      });
    },
    refused: (person, assertion) => {
      if (kept.peek(personKey(person))?.assertion === assertion) kept.delete(personKey(person));
    },
  };
}
