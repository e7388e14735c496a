import { durationMs, type IsoDuration, parseIsoDuration } from '../../../core/iso-duration.ts';
import type { WireScheduleInfo } from './members.ts';

/** Graph writes the year 1 for "never" (`0001-01-01T08:00:00Z`). */
const NEVER_BEFORE = Date.UTC(1970, 0, 1);

/** A point in time; nothing for "never" and for what is none. */
export function dateOf(wire: string | null | undefined): Date | undefined {
  const date = new Date(wire ?? '');
  return date.getTime() >= NEVER_BEFORE ? date : undefined;
}

/** When a window ends; nothing = it does not, or its start is not known yet. */
export function endOf(info: WireScheduleInfo | null | undefined): Date | undefined {
  const expiration = info?.expiration;
  if (expiration?.endDateTime) return dateOf(expiration.endDateTime);
  const start = dateOf(info?.startDateTime);
  const duration = durationOf(info);
  return start && duration ? new Date(start.getTime() + durationMs(duration)) : undefined;
}

/** How long a window is, where it was asked for as a length. */
export function durationOf(info: WireScheduleInfo | null | undefined): IsoDuration | undefined {
  const { duration } = info?.expiration ?? {};
  return duration ? parseIsoDuration(duration) : undefined;
}
