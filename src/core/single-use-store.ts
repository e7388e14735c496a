/**
 * Things that somebody may take once, and only for a while: what waits for a sign-in, and the states of sign-in pages.
 * Values are JSON. Whoever implements it must make `take` atomic, also between instances.
 */
export interface SingleUseStore {
  /** @param owner whose it is, for `forgetAll` and `keysOf`. */
  put(key: string, owner: string, value: object, expiresAt: Date): Promise<void>;
  /** Changes a value that nobody has taken yet; anything else is left alone. */
  change(key: string, value: object): Promise<void>;
  /** Looks without taking. Nothing where it could not be taken. */
  find(key: string): Promise<unknown>;
  take(key: string): Promise<Taking>;
  /** Takes it for work that must be done to its end: where the process ends first, another gets it by `takeAbandoned`. */
  begin(key: string): Promise<Taking>;
  /** The work that was begun is done. */
  finish(key: string): Promise<void>;
  /** Begins, in place of those who ended in the middle, what has not ended itself. @param prefix how its keys begin. */
  takeAbandoned(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  /** Keys of the owner that can be taken now, in the order in which they were put. */
  keysOf(owner: string): Promise<readonly string[]>;
  /** Nothing of the owner can be taken any more. */
  forgetAll(owner: string): Promise<void>;
}

export type Taking =
  | { readonly kind: 'mine'; readonly value: unknown }
  /** Somebody was first. Remembered for some time after the end of its life, because copies come late. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };
