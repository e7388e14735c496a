import { Duration } from 'luxon';
import { durationMs, type IsoDuration } from '../core/iso-duration.ts';
import type { Words } from './words.ts';

/** "2 hours", "1 hour 30 minutes", "1 day". */
export function durationWords(duration: IsoDuration, words: Words): string {
  const parts = Duration.fromMillis(durationMs(duration)).shiftTo('days', 'hours', 'minutes', 'seconds');
  const spoken = [
    parts.days > 0 && words.say('duration.days', { count: parts.days }),
    parts.hours > 0 && words.say('duration.hours', { count: parts.hours }),
    parts.minutes > 0 && words.say('duration.minutes', { count: parts.minutes }),
    parts.seconds > 0 && words.say('duration.seconds', { count: parts.seconds }),
  ];
  return spoken.filter((part) => part !== false).join(' ');
}
