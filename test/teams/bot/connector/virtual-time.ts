import { setImmediate } from 'node:timers/promises';

/** Time that passes only where somebody waits for it, at once. */
export interface VirtualTime {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Lets time pass until `work` has ended, the network's share at its own speed. */
  run<T>(work: Promise<T>): Promise<T>;
}

export function createVirtualTime(): VirtualTime {
  let elapsed = 0;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => elapsed,
    wait: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: elapsed + ms, wake });
      }),
    run: async (work) => {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      while (!isOver) {
        await setImmediate();
        const [next] = sleepers.toSorted((one, other) => one.at - other.at);
        if (!next) continue;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        elapsed = Math.max(elapsed, next.at);
        next.wake();
      }
      return work;
    },
  };
}
