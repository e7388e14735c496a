import { Duration } from 'luxon';
import { durationMs, type IsoDuration } from '../core/iso-duration.ts';

const HOUR_MS = 60 * 60_000;

/** A duration as a person would type it to the bot: "2h", "90m", "1h30m". The same in every language. */
export function typedDuration(duration: IsoDuration): string {
  const ms = durationMs(duration);
  // Hours up to two days, as people count them; whole days beyond.
  const isDays = ms >= 48 * HOUR_MS && ms % (24 * HOUR_MS) === 0;
  if (isDays) return `${ms / (24 * HOUR_MS)}d`;
  const { hours, minutes, seconds } = Duration.fromMillis(ms).shiftTo('hours', 'minutes', 'seconds');
  const parts = [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`, seconds > 0 && `${seconds}s`];
  return parts.filter((part) => part !== false).join('');
}
