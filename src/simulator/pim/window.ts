import { exactDurationMs } from './duration.ts';
import type { Expiration, ScheduleRequest } from './model.ts';

/** When something holds: from `start`, until before `end`; null is for good. */
export interface Window {
  readonly start: Date;
  readonly end: Date | null;
  /** When it really ends, where that is later than it should. */
  readonly gone?: Date;
}

/** The window that is asked for at a time. A start in the past means at once: nobody is active before asking. */
export function askedWindow(ask: Pick<ScheduleRequest, 'start' | 'expiration'>, at: Date, provisioningMs = 0): Window {
  const asked = ask.start && ask.start > at ? ask.start : at;
  const start = new Date(asked.getTime() + provisioningMs);
  return { start, end: endOf(start, ask.expiration) };
}

/** Durations count from the real start, so an approval that came late takes nothing away. */
function endOf(start: Date, expiration: Expiration | null): Date | null {
  if (expiration?.type === 'afterDateTime') return expiration.end;
  if (expiration?.type !== 'afterDuration') return null;
  return new Date(start.getTime() + (exactDurationMs(expiration.duration) ?? 0));
}

export const isOver = ({ end, gone }: Pick<Window, 'end' | 'gone'>, at: Date): boolean =>
  end !== null && (gone ?? end) <= at;

export const isInForce = (window: Window, at: Date): boolean => window.start <= at && !isOver(window, at);

/** Ends count, too: one window must be over before the other begins. */
export const overlaps = (one: Window, other: Window): boolean =>
  (one.end === null || other.start <= one.end) && (other.end === null || one.start <= other.end);

export const earliest = (ends: readonly (Date | null | undefined)[]): Date | null =>
  ends.reduce<Date | null>((first, end) => (end && (!first || end < first) ? end : first), null);
