import type { Words } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
/** From here on nobody counts minutes. */
const WHOLE_HOURS_FROM = 10 * HOUR_MINUTES;

/** How far `date` is from `now`: "in 2 h", "in 1 h 30 min", "in 5 days", "3 min ago". */
export function timeDistance(date: Date, now: Date, words: Words): string {
  const ms = date.getTime() - now.getTime();
  const span = spanOf(Math.round(Math.abs(ms) / MINUTE_MS), words);
  return ms < 0 ? words.say('time.ago', { span }) : words.say('time.in', { span });
}

function spanOf(minutes: number, words: Words): string {
  if (minutes < 1) return words.say('time.underMinute');
  if (minutes < HOUR_MINUTES) return words.say('time.minutes', { minutes });
  if (minutes >= 2 * DAY_MINUTES) return words.say('time.days', { days: Math.round(minutes / DAY_MINUTES) });
  const rest = minutes % HOUR_MINUTES;
  if (rest === 0 || minutes >= WHOLE_HOURS_FROM)
    return words.say('time.hours', { hours: Math.round(minutes / HOUR_MINUTES) });
  return words.say('time.hoursMinutes', { hours: Math.floor(minutes / HOUR_MINUTES), minutes: rest });
}
