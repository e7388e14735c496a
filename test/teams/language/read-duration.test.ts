import assert from 'node:assert/strict';
import { isDurationNotPositive, readDuration } from '../../../src/teams/language/read-duration.ts';

const READABLE: Readonly<Record<string, readonly string[]>> = {
  PT15M: ['15m', '15 min', 'quarter of an hour', 'a quarter of an hour', '0.25h', '¼ hour', '900 seconds'],
  PT25M: ['25 mins', 'twenty-five minutes', 'twenty five min'],
  PT30M: ['half an hour', 'Half an Hour', 'half hour', 'a half hour', '0.5 h', '30 minutes', 'PT30M', '½ hour'],
  PT45M: ['three quarters of an hour', 'forty-five minutes', '45m'],
  PT1H: ['an hour', '1h', '1 hr', 'one hour', '60 minutes', 'PT60M', '１ｈ'],
  PT1H30M: [
    ...['90m', '90 min', '1h30', '1h30m', '1 h 30 min', '1h 30', '1.5h', '1,5 h', '1½h', 'PT1H30M', 'pt90m'],
    ...['an hour and a half', 'one and a half hours', '1 hour and 30 minutes', '1 hour, 30 minutes', '1 hour and half'],
  ],
  PT2H: ['2h', '2H', '2 hours', '2\u00a0hours', '  2 hrs. ', 'two hours', 'PT2H', '"2h"', '(2h)'],
  PT2H30M: ['two and a half hours', '2 hours and a half', '2h30'],
  PT12H: ['half a day', '12h'],
  PT48H: ['2d', '2 days', 'P2D', 'two days'],
  PT168H: ['1 week', 'a week', '7d'],
  PT1H20M30S: ['1h20m30s'],
  PT8760H: ['365d'],
};

const UNREADABLE: Readonly<Record<string, readonly string[]>> = {
  'words it does not know': ['2 hors', '2 hours foo', 'about 2 hours', 'h', '2h!x', 'a while', 'a couple of hours', ''],
  'a number without a unit': ['2', '1.5', 'two', '1h 99', 'two and a half'],
  'what may be a time of day': ['1:30', '17:00', '9am'],
  'units without a fixed length, or of no use': ['1 month', '2mo', '1y', 'P1M', 'P1Y', '2ms', '5 us'],
  'parts in the wrong order, or twice': ['2h 2h', '30m 1h', '1h 1h 1h', '1.5h 30m'],
  'numbers with two meanings': ['1,500h', '1.500h', '2e3h'],
  'more than a year': ['366d', 'P366D', '99999h', '9999999h', '99999999999h', '53 weeks'],
  'less than a second': ['0.1s'],
  'a long text': ['1h '.repeat(500), '1'.repeat(2000), `${'1'.repeat(2000)}h`],
};

describe('what people type for a length of time', () => {
  for (const [duration, texts] of Object.entries(READABLE))
    it(`is ${duration} for ${texts.map((text) => `"${text}"`).join(', ')}`, () => {
      for (const text of texts) assert.equal(readDuration(text), duration, text);
    });

  for (const [reason, texts] of Object.entries(UNREADABLE))
    it(`is not guessed from ${reason}`, () => {
      for (const text of texts) {
        assert.equal(readDuration(text), undefined, text);
        assert.equal(isDurationNotPositive(text), false, text);
      }
    });

  it('is told apart as nothing or less', () => {
    for (const text of [
      '0m',
      '0 hours',
      'zero minutes',
      '-1h',
      '- 1 h',
      '−2h',
      'minus 2 hours',
      'PT0S',
      '-PT1H',
      'P-1D',
    ]) {
      assert.equal(readDuration(text), undefined, text);
      assert.equal(isDurationNotPositive(text), true, text);
    }
  });
});
