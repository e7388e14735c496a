/** Where every "now" comes from, so that tests and the sandbox can move time. */
export interface Clock {
  now(): Date;
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };
