import assert from 'node:assert/strict';
import { serverAnswers } from '../durable/databases.ts';
import { reportOn } from './report.ts';
import { runTrial } from './trial/run-trial.ts';

/** The short form of `npm run test:crash`: which moment a kill meets is different each time. */
describe('A bot that is killed in each of twenty rounds, while answers get lost', function () {
  this.timeout(600_000);

  it('loses nothing, does nothing twice, says nothing that PIM did not say', async () => {
    const { evidence, complaints } = await runTrial({
      rounds: 20,
      seed: 7,
      database: (await serverAnswers()) ? 'server' : 'embedded',
      instances: 1,
      tokens: true,
      people: 4,
      faults: true,
    });
    const { isClean, text } = reportOn(evidence);
    assert.ok(isClean, `${text}\n${complaints.slice(-5_000)}`);
    assert.equal(evidence.kills.length, 19);
    assert.ok(evidence.writes.length > 20);
  });
});
