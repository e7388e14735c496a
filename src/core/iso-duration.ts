import { Duration } from 'luxon';

declare const brand: unique symbol;

/** An ISO 8601 duration as PIM takes it: days, hours, minutes, seconds; longer than nothing. Example: `PT1H30M`. */
export type IsoDuration = string & { readonly [brand]: 'IsoDuration' };

/** PIM refuses months and years in schedules (terraform-azuread #1464), and so do we: their length depends on the date. */
const EXACT_UNITS = new Set(['weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds']);

/** Reads `PT8H`, `P1D`, `P1DT2H30M`. Answers nothing for anything else, also for months, years, negatives and zero. */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  if (text.length > 40) return undefined;
  const duration = Duration.fromISO(text.trim().toUpperCase());
  if (!duration.isValid) return undefined;
  const parts = Object.entries(duration.toObject()).filter(([, amount]) => amount !== 0);
  if (parts.some(([unit, amount]) => !EXACT_UNITS.has(unit) || (amount ?? 0) < 0)) return undefined;
  return duration.toMillis() > 0 ? isoDurationOf(duration.toMillis()) : undefined;
}

/** The duration of `ms` milliseconds (whole seconds, more than zero), in the shortest usual form: `PT90M` is `PT1H30M`. */
export function isoDurationOf(ms: number): IsoDuration {
  const seconds = Math.round(ms / 1000);
  if (!(seconds > 0) || !Number.isFinite(seconds))
    throw new RangeError(`A duration must be longer than nothing, not ${ms} ms.`);
  const shifted = Duration.fromObject({ seconds }).shiftTo('hours', 'minutes', 'seconds').toObject();
  const parts = Object.entries(shifted).filter(([, amount]) => amount !== 0);
  return Duration.fromObject(Object.fromEntries(parts)).toISO() as IsoDuration;
}

/** Milliseconds of `duration`. */
export function durationMs(duration: IsoDuration): number {
  return Duration.fromISO(duration).toMillis();
}
