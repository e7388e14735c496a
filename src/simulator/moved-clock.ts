import type { Clock } from '../core/clock.ts';

/** Real time plus an offset. It goes on running wherever it is put; it may also be put back. */
export interface MovedClock extends Clock {
  set(now: Date): void;
  /** How far it is before real time, in milliseconds. */
  offsetMs(): number;
  setOffset(ms: number): void;
  /** Back to where it stood when it was made: at `startedAt`, or at real time. */
  reset(): void;
}

export function createMovedClock(real: Clock, startedAt?: Date): MovedClock {
  let offsetMs = 0;
  const set = (now: Date) => {
    offsetMs = now.getTime() - real.now().getTime();
  };
  const reset = () => set(startedAt ?? real.now());
  reset();
  return {
    now: () => new Date(real.now().getTime() + offsetMs),
    set,
    reset,
    offsetMs: () => offsetMs,
    setOffset: (ms) => {
      offsetMs = ms;
    },
  };
}
