import { Duration } from 'luxon';

/** Calendar units have no fixed length; PIM refuses them in schedules (terraform-provider-azuread issue 1464). */
const CALENDAR_UNITS = new Set(['years', 'quarters', 'months']);

/** Milliseconds of an ISO 8601 duration such as `PT8H` or `P1DT2H`; nothing for others, for calendar units and for less than nothing. */
export function exactDurationMs(text: string): number | undefined {
  const duration = Duration.fromISO(text);
  // Without a number it is no duration, though luxon takes it for none at all.
  if (!duration.isValid || !/\d/.test(text)) return undefined;
  const parts = Object.entries(duration.toObject());
  if (parts.some(([unit, amount]) => amount !== 0 && CALENDAR_UNITS.has(unit))) return undefined;
  const ms = duration.toMillis();
  return ms >= 0 ? ms : undefined;
}
