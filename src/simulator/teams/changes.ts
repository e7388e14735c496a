/** What a test waited for did not come. The message says what is there instead. */
export class NothingCame extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NothingCame';
  }
}

/** A place to wait for a state: whoever waits looks again after every change, and never at a time. */
export interface Changes {
  happened(): void;
  /**
   * What `look` finds, now or after a change.
   *
   * @param describe what was waited for and what is there instead, for the error.
   * @throws NothingCame after `limitMs`.
   */
  until<T>(look: () => T | undefined, describe: () => string, limitMs?: number): Promise<T>;
}

/** @param patienceMs how long a wait lasts at most, in real time. */
export function createChanges(patienceMs: number): Changes {
  const waiting = new Set<() => void>();
  return {
    happened: () => {
      for (const lookAgain of [...waiting]) lookAgain();
    },
    until: <T>(look: () => T | undefined, describe: () => string, limitMs = patienceMs) =>
      new Promise<T>((resolve, reject) => {
        const lookAgain = () => {
          try {
            const found = look();
            if (found === undefined) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          end();
          reject(new NothingCame(`${describe()} (waited ${limitMs / 1000} s)`));
        }, limitMs);
        const end = () => {
          clearTimeout(timer);
          waiting.delete(lookAgain);
        };
        waiting.add(lookAgain);
        lookAgain();
      }),
  };
}
