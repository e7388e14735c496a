import { Duration } from 'luxon';

const DAY_MS = 24 * 60 * 60_000;
/** More years than that are a slip, and PostgreSQL's calendar has an end. */
const MAX_DAYS = 100 * 366;

/** A number of days, or an ISO 8601 duration from a day on, as such a duration; nothing where it is neither. */
export function retentionIn(text: string): string | undefined {
  const plain = text.trim().toUpperCase();
  const duration = Duration.fromISO(/^\d+$/.test(plain) ? `P${plain}D` : plain);
  if (!duration.isValid) return undefined;
  const parts = Object.values(duration.toObject());
  const days = duration.toMillis() / DAY_MS;
  return parts.every((part) => part >= 0) && days >= 1 && days <= MAX_DAYS
    ? (duration.toISO() ?? undefined)
    : undefined;
}
