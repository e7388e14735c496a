import assert from 'node:assert/strict';
import { reportOn } from './report.ts';
import { runTrial } from './trial/run-trial.ts';

/** The short form of `npm run test:crash`, which says what is printed here. */
const SHORT = { rounds: 20, seed: 7, instances: 1, tokens: true, people: 3, faults: true } as const;

describe('A bot that is killed at any moment, over and over', function () {
  this.timeout(600_000);
  it('on the embedded database: nothing lost, nothing doubled, nothing false', async () => {
    const { evidence, complaints } = await runTrial({ ...SHORT, database: 'embedded' });
    const { isClean, text } = reportOn(evidence);
    assert.ok(isClean, `${text}\n${complaints.slice(-5_000)}`);
    assert.equal(evidence.kills.length, SHORT.rounds - 1);
  });
});
