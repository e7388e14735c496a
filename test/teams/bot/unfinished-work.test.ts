import assert from 'node:assert/strict';
import { createLogger } from '../../../src/core/logger.ts';
import { createUnfinishedWork } from '../../../src/teams/bot/edge/unfinished-work.ts';

describe('Work that outlives its HTTP answer', () => {
  const start = () => createUnfinishedWork(createLogger('test', 'silent'));
  const told: string[] = [];
  const tells = (what: string) => async () => void told.push(what);
  beforeEach(() => {
    told.length = 0;
  });

  it('is waited for by a stop, what it begins on its way too', async () => {
    const work = start();
    const steps: string[] = [];
    const second = async () => void steps.push('second');
    const first = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      steps.push('first');
      void work.track(second());
    };
    void work.track(first(), tells('first'));
    await work.finish(1_000);
    assert.deepEqual(steps, ['first', 'second']);
    assert.deepEqual(told, []);
  });

  it('that failed holds up no stop', async () => {
    const work = start();
    void work.track(Promise.reject(new Error('no'))).catch(() => undefined);
    await work.finish(1_000);
    assert.deepEqual(told, []);
  });

  it('whoever waits for what cannot be waited for is told so, and a telling that hangs ends too', async () => {
    const work = start();
    const forever = new Promise<void>(() => undefined);
    void work.track(forever, tells('Alex'));
    void work.track(forever, async () => {
      await tells('Megan')();
      await forever;
    });
    void work.track(forever);
    await work.finish(10);
    assert.deepEqual(told, ['Alex', 'Megan']);
  });
});
