import type { Clock } from '../../../core/clock.ts';
import type { SingleUseStore, Taking } from '../../../core/single-use-store.ts';
import { type Person, personKey } from '../../../pim/index.ts';
import { readWaiting, type Waiting } from './waiting.ts';

/** As long as the link to sign in. */
const WAITS_MS = 10 * 60_000;

export interface OneWaiting {
  readonly resumeId: string;
  readonly waiting: Waiting;
}

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
  of(person: Person): Promise<readonly OneWaiting[]>;
  take(resumeId: string): Promise<WaitingTaken>;
  /** Takes it for work that another bot goes on with where this one ends before `finish`. */
  begin(resumeId: string): Promise<WaitingTaken>;
  finish(resumeId: string): Promise<void>;
  /** Takes what others began, and ended before it was finished; not what would have ended by now. */
  takeAbandoned(): Promise<readonly OneWaiting[]>;
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
    take: async (resumeId) => read(await store.take(keyOf(resumeId))),
    begin: async (resumeId) => read(await store.begin(keyOf(resumeId))),
    finish: (resumeId) => store.finish(keyOf(resumeId)),
    takeAbandoned: async () => {
      const all = await store.takeAbandoned(PREFIX);
      return all.flatMap(({ key, value }) => {
        const waiting = readWaiting(value);
        return waiting ? [{ resumeId: key.slice(PREFIX.length), waiting }] : [];
      });
    },
    forget: (person) => store.forgetAll(personKey(person)),
  };
}

function read(taken: Taking): WaitingTaken {
  if (taken.kind !== 'mine') return taken;
  const waiting = readWaiting(taken.value);
  return waiting ? { kind: 'mine', waiting } : { kind: 'unknown' };
}

const PREFIX = 'waiting/';
const keyOf = (resumeId: string): string => `${PREFIX}${resumeId}`;
