import { Duration } from 'luxon';
import { durationMs, type IsoDuration } from '../core/iso-duration.ts';

/** A duration as a person would type it to the bot: "2h", "90m", "1h30m". The same in every language. */
export function typedDuration(duration: IsoDuration): string {
  const { hours, minutes, seconds } = Duration.fromMillis(durationMs(duration)).shiftTo('hours', 'minutes', 'seconds');
  const parts = [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`, seconds > 0 && `${seconds}s`];
  return parts.filter((part) => part !== false).join('');
}
