import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { tidyTask } from '../../../src/durable/jobs/tasks/tidy-task.ts';

describe('Tidying up', () => {
  const queue = { put: async () => undefined, withdraw: async () => undefined };
  const tidied = (chores: readonly (() => Promise<void>)[], signal = new AbortController().signal) =>
    tidyTask({ chores, queue, clock: systemClock }).perform({}, { id: 'j', attempt: 1, attempts: 10, signal });
  const fails = (words: string) => () => Promise.reject(new Error(words));

  it('goes on with what is left when one chore fails, and then fails with its error', async () => {
    const done: string[] = [];
    const tidying = tidied([
      fails('the trail is locked'),
      async () => void done.push('intents'),
      async () => void done.push('tokens'),
    ]);
    await assert.rejects(tidying, { name: 'Error', message: 'the trail is locked' });
    assert.deepEqual(done, ['intents', 'tokens']);
  });

  it('says all that failed', async () => {
    await assert.rejects(tidied([fails('the trail is locked'), fails('no space left')]), {
      name: 'AggregateError',
      message: 'the trail is locked; no space left',
    });
  });

  it('begins nothing more once its time is over', async () => {
    const over = new AbortController();
    const done: string[] = [];
    const tidying = tidied([async () => over.abort(), async () => void done.push('tokens')], over.signal);
    await assert.rejects(tidying, { name: 'AbortError' });
    assert.deepEqual(done, []);
  });
});
