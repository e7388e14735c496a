import assert from 'node:assert/strict';
import { isoDurationOf, parseIsoDuration } from '../../src/core/iso-duration.ts';
import { readDuration } from '../../src/teams/language/read-duration.ts';
import { durationWords } from '../../src/words/duration-words.ts';
import { moment } from '../../src/words/moment.ts';
import { timeDistance } from '../../src/words/time-distance.ts';
import { typedDuration } from '../../src/words/typed-duration.ts';
import { until } from '../../src/words/until.ts';
import type { View } from '../../src/words/view.ts';
import { createWords } from '../../src/words/words.ts';

const words = createWords('en');
const at = (now: string, zone = 'Europe/Madrid'): View => ({ words, now: new Date(now), zone });

describe('Times, as people read them', () => {
  for (const [why, now, date, zone, expected] of [
    ['later today', '2026-11-24T15:05:00Z', '2026-11-24T17:05:00Z', 'Europe/Madrid', '18:05 (in 2 h)'],
    [
      'after midnight',
      '2026-11-24T22:00:00Z',
      '2026-11-25T02:05:00Z',
      'Europe/Madrid',
      'Wed 25 Nov, 03:05 (in 4 h 5 min)',
    ],
    [
      'the same day there, another in UTC',
      '2026-11-24T22:00:00Z',
      '2026-11-25T00:30:00Z',
      'America/New_York',
      '19:30 (in 2 h 30 min)',
    ],
    ['next year', '2026-12-31T20:00:00Z', '2027-01-01T08:00:00Z', 'UTC', 'Fri 1 Jan 2027, 08:00 (in 12 h)'],
    [
      'over the end of summer time: two real hours are one on the clock',
      '2026-10-25T00:30:00Z',
      '2026-10-25T02:30:00Z',
      'Europe/Madrid',
      '03:30 (in 2 h)',
    ],
    [
      'in the hour that comes twice, for the first time',
      '2026-10-24T22:00:00Z',
      '2026-10-25T00:30:00Z',
      'Europe/Madrid',
      '02:30 (in 2 h 30 min)',
    ],
    [
      'in the hour that comes twice, for the second time',
      '2026-10-24T22:00:00Z',
      '2026-10-25T01:30:00Z',
      'Europe/Madrid',
      '02:30 (in 3 h 30 min)',
    ],
    [
      'at midnight itself',
      '2026-11-24T22:00:00Z',
      '2026-11-24T23:00:00Z',
      'Europe/Madrid',
      'Wed 25 Nov, 00:00 (in 1 h)',
    ],
    ['in quarter hours', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z', 'Asia/Kathmandu', '17:45 (in 2 h)'],
    ['yesterday', '2026-11-24T00:00:00Z', '2026-11-23T22:00:00Z', 'Europe/Madrid', 'Mon 23 Nov, 23:00 (2 h ago)'],
    ['over its beginning', '2026-03-29T00:30:00Z', '2026-03-29T02:30:00Z', 'Europe/Madrid', '04:30 (in 2 h)'],
    ['in half hours', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z', 'Asia/Kolkata', '17:30 (in 2 h)'],
    ['in a zone nobody knows: UTC', '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z', 'Mars/Olympus', '12:00 (in 2 h)'],
    ['just over', '2026-11-24T10:00:00Z', '2026-11-24T09:57:00Z', 'UTC', '09:57 (3 min ago)'],
  ] as const)
    it(why, () => assert.equal(moment(new Date(date), at(now, zone)), expected));

  it('what has no end says so', () => {
    assert.equal(until(undefined, at('2026-11-24T10:00:00Z')), 'with no end');
    assert.equal(until(new Date('2026-11-24T12:00:00Z'), at('2026-11-24T10:00:00Z')), 'until 13:00 (in 2 h)');
  });

  for (const [minutes, expected] of [
    [0, 'in under 1 min'],
    [1, 'in 1 min'],
    [59, 'in 59 min'],
    [60, 'in 1 h'],
    [90, 'in 1 h 30 min'],
    [9 * 60 + 59, 'in 9 h 59 min'],
    [10 * 60 + 10, 'in 10 h'],
    [47 * 60, 'in 47 h'],
    [48 * 60, 'in 2 days'],
    [-1, '1 min ago'],
    [-3 * 24 * 60, '3 days ago'],
  ] as const)
    it(`${minutes} minutes are "${expected}"`, () => {
      const now = new Date('2026-11-24T10:00:00Z');
      assert.equal(timeDistance(new Date(now.getTime() + minutes * 60_000), now, words), expected);
    });

  for (const [iso, spoken, typed] of [
    ['PT30M', '30 minutes', '30m'],
    ['PT1H', '1 hour', '1h'],
    ['PT90M', '1 hour 30 minutes', '1h30m'],
    ['P1D', '1 day', '24h'],
    ['P1DT2H', '1 day 2 hours', '26h'],
    ['PT45S', '45 seconds', '45s'],
  ] as const)
    it(`${iso} is said "${spoken}" and typed "${typed}"`, () => {
      const duration = parseIsoDuration(iso);
      assert.ok(duration);
      assert.deepEqual([durationWords(duration, words), typedDuration(duration)], [spoken, typed]);
    });

  it('every duration that the bot writes for typing is read back as the same', () => {
    for (let minutes = 5; minutes <= 3 * 24 * 60; minutes += 5) {
      const duration = isoDurationOf(minutes * 60_000);
      assert.equal(readDuration(typedDuration(duration)), duration);
      assert.equal(readDuration(durationWords(duration, words)), duration);
    }
  });
});
