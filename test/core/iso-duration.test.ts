import assert from 'node:assert/strict';
import { durationMs, isoDurationOf, parseIsoDuration } from '../../src/core/iso-duration.ts';

describe('ISO 8601 durations, as PIM takes them', () => {
  for (const [text, expected] of [
    ['PT8H', 'PT8H'],
    ['pt8h', 'PT8H'],
    [' PT90M ', 'PT1H30M'],
    ['P1D', 'PT24H'],
    ['P1DT2H30M', 'PT26H30M'],
    ['P2W', 'PT336H'],
    ['PT3600S', 'PT1H'],
    ['PT1.5H', 'PT1H30M'],
  ])
    it(`"${text}" is ${expected}`, () => assert.equal(parseIsoDuration(text ?? ''), expected));

  for (const text of [
    '',
    'PT',
    'P',
    '2h',
    'P1M',
    'P1Y',
    'P6M',
    'PT0S',
    '-PT1H',
    'PT-1H',

    `PT${'1'.repeat(50)}H`,
    'PT1H or so',
  ])
    it(`"${text.slice(0, 20)}" is none`, () => assert.equal(parseIsoDuration(text), undefined));

  it('go there and back through milliseconds', () => {
    for (const ms of [1_000, 300_000, 5_400_000, 86_400_000]) assert.equal(durationMs(isoDurationOf(ms)), ms);
  });

  it('are longer than nothing', () => {
    for (const ms of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => isoDurationOf(ms), RangeError);
  });
});
