import { AsyncLocalStorage } from 'node:async_hooks';
import type { Person } from '../../pim/index.ts';

const errands = new AsyncLocalStorage<{ person: Person | undefined }>();

/**
 * Runs `work` for somebody who is not there, such as a look at what became of their request: with the tokens of theirs
 * that are kept, in memory or in their partition, and never with an assertion. It ends with the work, as a turn does.
 * Where nothing is kept the work's calls throw `SignInNeeded`.
 */
export async function withPerson<T>(person: Person, work: () => Promise<T>): Promise<T> {
  const errand: { person: Person | undefined } = { person };
  try {
    return await errands.run(errand, work);
  } finally {
    errand.person = undefined;
  }
}

/** For whom the caller works in their absence, if it does. */
export const absentPerson = (): Person | undefined => errands.getStore()?.person;
