import { setTimeout as wait } from 'node:timers/promises';

/** Looks again and again until it is so; throws after `limitMs` of real time. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  for (const limit = Date.now() + limitMs; !(await isSo()); await wait(20))
    if (Date.now() > limit) throw new Error(`it did not come to pass within ${limitMs / 1_000} s`);
}
