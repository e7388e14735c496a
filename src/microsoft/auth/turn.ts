import { AsyncLocalStorage } from 'node:async_hooks';
import type { Person } from '../../pim/index.ts';

/** One activity being answered: the time in which its person is present. */
export interface Turn {
  readonly person: Person;
}

const turns = new AsyncLocalStorage<{ turn: Turn | undefined }>();

/** Runs `work` as the turn of `person`. The turn ends with the work: what the work left running is outside of it. */
export async function withTurn<T>(person: Person, work: () => Promise<T>): Promise<T> {
  const presence: { turn: Turn | undefined } = { turn: { person } };
  try {
    return await turns.run(presence, work);
  } finally {
    presence.turn = undefined;
  }
}

/** The turn that the caller runs in, if it still goes on. */
export const currentTurn = (): Turn | undefined => turns.getStore()?.turn;
