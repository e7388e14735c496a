import pLimit from 'p-limit';

/** Turns at something of which there are few. */
export interface Turns {
  /** Waits as long as it takes. @returns what gives the turn back. Errors: the reason of `refuseAll`. */
  take(): Promise<() => void>;
  /** Whoever waits now does so in vain. */
  refuseAll(reason: Error): void;
}

export function createTurns(atOnce: number): Turns {
  const limit = pLimit({ concurrency: atOnce, rejectOnClear: true });
  let reason: Error | undefined;
  return {
    take: () =>
      new Promise((resolve, reject) => {
        limit(() => new Promise<void>((giveBack) => resolve(giveBack))).catch((error: unknown) =>
          reject(reason ?? error),
        );
      }),
    refuseAll: (why) => {
      reason = why;
      limit.clearQueue();
    },
  };
}
