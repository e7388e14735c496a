import assert from 'node:assert/strict';
import {
  type AttemptOutcome,
  DEFAULT_RETRY_POLICY,
  type FailedAttempt,
  retryDelayMs,
} from '../../../src/microsoft/http/wrappers/retry-policy.ts';

const POLICY = { maxAttempts: 4, baseDelayMs: 100, maxBackoffMs: 300, maxRetryAfterMs: 5_000, totalMs: 10_000 };

const failed = (parts: Partial<FailedAttempt>): FailedAttempt => ({
  method: 'GET',
  attempt: 1,
  outcome: 503,
  retryAfterMs: undefined,
  random: () => 0,
  ...parts,
});

describe('the retry policy', () => {
  for (const outcome of [429, 500, 502, 503, 504, 'no answer'] satisfies AttemptOutcome[]) {
    it(`reads again after ${outcome}`, () => {
      assert.equal(retryDelayMs(POLICY, failed({ outcome })), 50);
    });
  }

  for (const outcome of [200, 201, 302, 400, 401, 403, 404, 409, 501, 505]) {
    it(`takes ${outcome} for an answer`, () => {
      assert.equal(retryDelayMs(POLICY, failed({ outcome })), undefined);
    });
  }

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    it(`repeats ${method} after 429 and after nothing else`, () => {
      const repeated = [429, 500, 502, 503, 504, 'no answer' as const].filter(
        (outcome) => retryDelayMs(POLICY, failed({ method, outcome, retryAfterMs: 0 })) !== undefined,
      );
      assert.deepEqual(repeated, [429]);
    });
  }

  it('reads again after the same where a POST changes nothing', () => {
    for (const outcome of [429, 503, 'no answer'] as const)
      assert.equal(retryDelayMs(POLICY, failed({ method: 'POST', isRead: true, outcome })), 50);
  });

  it('doubles the backoff up to its cap and gives up after the last attempt', () => {
    const delays = [1, 2, 3, 4].map((attempt) => retryDelayMs(POLICY, failed({ attempt, random: () => 1 })));
    assert.deepEqual(delays, [100, 200, 300, undefined]);
  });

  it('spreads waits over the upper half of the backoff', () => {
    assert.equal(retryDelayMs(POLICY, failed({ attempt: 2, random: () => 0 })), 100);
    assert.equal(retryDelayMs(POLICY, failed({ attempt: 2, random: () => 0.5 })), 150);
  });

  it('never comes back before the service said, and not at the same moment as everyone else', () => {
    assert.equal(retryDelayMs(POLICY, failed({ retryAfterMs: 3_000, random: () => 0 })), 3_000);
    assert.equal(retryDelayMs(POLICY, failed({ retryAfterMs: 3_000, random: () => 0.5 })), 3_050);
  });

  it('gives the answer to the caller at once where the service asks for more than may be waited', () => {
    assert.equal(retryDelayMs(POLICY, failed({ outcome: 429, retryAfterMs: 5_001 })), undefined);
  });

  it('fits its longest wait into its total by default', () => {
    assert.ok(DEFAULT_RETRY_POLICY.maxRetryAfterMs + DEFAULT_RETRY_POLICY.baseDelayMs < DEFAULT_RETRY_POLICY.totalMs);
  });
});
