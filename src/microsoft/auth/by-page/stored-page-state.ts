import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createSeal, type Seal } from '../../../core/seal.ts';
import { type PageState, readPageState } from './sign-in-ask.ts';

const stored = z.object({ sealed: z.string() });
const CONTEXT = 'sign-in page';

/**
 * What the store holds of a page that is open: locked with the `state` itself, which only the browser has. So the store
 * alone opens nothing, and neither does the address alone (promises, Security 4).
 */
export const storedPageState = (state: string, kept: PageState): z.output<typeof stored> => ({
  sealed: sealOf(state).close(JSON.stringify(kept), CONTEXT),
});

/** Nothing for what is not one: written by another version, say. */
export function pageStateIn(value: unknown, state: string): PageState | undefined {
  const read = stored.safeParse(value).data;
  const text = read && sealOf(state).open(read.sealed, CONTEXT);
  return text === undefined ? undefined : readPageState(JSON.parse(text));
}

/** Not the hash that it is stored under. */
const sealOf = (state: string): Seal =>
  createSeal([createHash('sha256').update('sign-in page/').update(state).digest()]);
