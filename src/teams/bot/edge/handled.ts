import type { Receipt } from './server.ts';

/** How a turn was answered over HTTP. */
export interface Handled {
  readonly receipt: Receipt;
  /** It failed: the same thing again is another try. */
  readonly hasFailed?: boolean;
  /**
   * Where the receipt had to go out before the truth was known: what it would say then, and once more when that is shown.
   * Never rejects.
   */
  readonly later?: Promise<Handled>;
}
