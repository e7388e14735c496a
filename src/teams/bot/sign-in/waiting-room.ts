import type { Clock } from '../../../core/clock.ts';
import type { SingleUseStore } from '../../../core/single-use-store.ts';
import { type Person, personKey } from '../../../pim/index.ts';
import { readWaiting, type Waiting } from './waiting.ts';

/** As long as the link to sign in. */
const WAITS_MS = 10 * 60_000;

export type WaitingTaken =
  | { readonly kind: 'mine'; readonly waiting: Waiting }
  | { readonly kind: 'taken' | 'expired' | 'unknown' };

/** What people want, as long as it waits for a sign-in. Each can be taken once. */
export interface WaitingRoom {
  put(resumeId: string, person: Person, waiting: Waiting): Promise<void>;
  /** Nothing is changed of what was taken. */
  change(resumeId: string, waiting: Waiting): Promise<void>;
  find(resumeId: string): Promise<Waiting | undefined>;
  /** Those of one person, the oldest first. */
  of(person: Person): Promise<readonly { readonly resumeId: string; readonly waiting: Waiting }[]>;
  take(resumeId: string): Promise<WaitingTaken>;
  forget(person: Person): Promise<void>;
}

export function createWaitingRoom(store: SingleUseStore, clock: Clock): WaitingRoom {
  const find = async (resumeId: string) => readWaiting(await store.find(keyOf(resumeId)));
  return {
    put: (resumeId, person, waiting) =>
      store.put(keyOf(resumeId), personKey(person), waiting, new Date(clock.now().getTime() + WAITS_MS)),
    change: (resumeId, waiting) => store.change(keyOf(resumeId), waiting),
    find,
    of: async (person) => {
      const keys = await store.keysOf(personKey(person));
      const ids = keys.flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
      const all = await Promise.all(ids.map(async (resumeId) => ({ resumeId, waiting: await find(resumeId) })));
      return all.flatMap(({ resumeId, waiting }) => (waiting ? [{ resumeId, waiting }] : []));
    },
    take: async (resumeId) => {
      const taken = await store.take(keyOf(resumeId));
      if (taken.kind !== 'mine') return taken;
      const waiting = readWaiting(taken.value);
      return waiting ? { kind: 'mine', waiting } : { kind: 'unknown' };
    },
    forget: (person) => store.forgetAll(personKey(person)),
  };
}

const PREFIX = 'waiting/';
const keyOf = (resumeId: string): string => `${PREFIX}${resumeId}`;
