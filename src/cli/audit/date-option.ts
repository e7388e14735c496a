import { DateTime } from 'luxon';
import { AppError } from '../../core/app-error.ts';

/** A date or a time as ISO 8601; without a zone in UTC. Throws AppError `BadOption`. */
export function dateOption(name: string, text: string): Date {
  const time = DateTime.fromISO(text.trim(), { zone: 'utc' });
  if (time.isValid) return time.toJSDate();
  throw new AppError(
    'BadOption',
    `--${name} "${text}" is no date: ${time.invalidExplanation ?? 'unreadable'}. Write it as 2026-03-01 or 2026-03-01T08:00Z.`,
  );
}
