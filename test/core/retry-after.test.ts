import assert from 'node:assert/strict';
import { retryAfterMs } from '../../src/core/retry-after.ts';

const NOW = new Date('2026-11-23T10:00:00Z');

describe('Retry-After', () => {
  it('is read in seconds, zero included', () => {
    assert.equal(retryAfterMs({ 'retry-after': '7' }, NOW), 7_000);
    assert.equal(retryAfterMs({ 'retry-after': '0' }, NOW), 0);
  });

  it('is read as a date, from our clock', () => {
    assert.equal(retryAfterMs({ 'retry-after': 'Mon, 23 Nov 2026 10:00:30 GMT' }, NOW), 30_000);
  });

  it("counts a date from the answer's own date, so that clocks may differ", () => {
    const headers = { 'retry-after': 'Tue, 24 Nov 2026 08:00:10 GMT', date: 'Tue, 24 Nov 2026 08:00:00 GMT' };
    assert.equal(retryAfterMs(headers, NOW), 10_000);
  });

  it('is no wait at all where its date has passed', () => {
    assert.equal(retryAfterMs({ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT' }, NOW), 0);
  });

  for (const value of [undefined, '', 'soon', '-5', '1e9', 'NaN', '99999999999999']) {
    it(`is ignored where it reads ${value === undefined ? 'nothing' : JSON.stringify(value)}`, () => {
      assert.equal(retryAfterMs(value === undefined ? {} : { 'retry-after': value }, NOW), undefined);
    });
  }
});
