import { DateTime } from 'luxon';
import { timeDistance } from './time-distance.ts';
import type { View } from './view.ts';

/** A moment for the viewer: "17:05 (in 2 h)", another day "Tue 24 Nov, 03:05 (in 10 h)", another year with the year. */
export function moment(date: Date, view: View): string {
  return view.words.say('time.withDistance', {
    time: clockTime(date, view),
    distance: timeDistance(date, view.now, view.words),
  });
}

/** "17:05", where the viewer is. */
export const timeOfDay = (date: Date, view: View): string => inZone(date, view).toFormat('HH:mm');
/** A moment that is over: what happened just now was "under 1 min ago", also where clocks differ a little. */
export const pastMoment = (date: Date, view: View): string =>
  moment(new Date(Math.min(date.getTime(), view.now.getTime() - 1)), view);

function clockTime(date: Date, view: View): string {
  const there = inZone(date, view);
  const here = inZone(view.now, view);
  if (there.hasSame(here, 'day')) return there.toFormat('HH:mm');
  return there.toFormat(there.hasSame(here, 'year') ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm');
}

/** A zone that luxon does not know counts as UTC: a time must be shown, and the distance beside it is right anyway. */
function inZone(date: Date, view: View): DateTime {
  const zoned = DateTime.fromJSDate(date, { zone: view.zone });
  return (zoned.isValid ? zoned : DateTime.fromJSDate(date, { zone: 'utc' })).setLocale(view.words.locale);
}
