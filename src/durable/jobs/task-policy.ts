/** How hard a task is tried. */
export interface TaskPolicy {
  /** After the last one the job is among the dead letters. */
  readonly attempts: number;
  /** Before the second attempt, in seconds by the bot's clock, or up to twice that; doubled from one to the next. */
  readonly pauseS: number;
  /** Real seconds that one attempt may take. */
  readonly timeLimitS: number;
  /** How many of them run at the same time in one instance. */
  readonly atOnce: number;
}

/** Looks at something again and again, and puts its next look before this one: where this fails, that one does. */
export const WATCHER: TaskPolicy = { attempts: 10, pauseS: 2, timeLimitS: 120, atOnce: 1 };

/** Must happen in the end: some three hours of trying. */
export const PROMISE: TaskPolicy = { attempts: 12, pauseS: 2, timeLimitS: 60, atOnce: 20 };
