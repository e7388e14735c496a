import type { Finding } from '../evidence/evidence.ts';

/** What a check found, by what is wrong. */
export interface Verdicts {
  readonly lost?: readonly Finding[];
  readonly doubled?: readonly Finding[];
  readonly untrue?: readonly Finding[];
  /** Second copies of posts in doubt, which Teams has no way to avoid. */
  readonly inDoubt?: readonly Finding[];
}
