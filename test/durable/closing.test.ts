import assert from 'node:assert/strict';
import { createClosing } from '../../src/durable/closing.ts';
import { silent } from './databases.ts';

const LIMIT_MS = 50;

describe('The end of a bot that was told to stop', () => {
  for (const [where, isShared] of [
    ['embedded', false],
    ['server', true],
  ] as const) {
    it(`closes the ${where} database though the audit sink takes nothing and something else fails`, async () => {
      const done: string[] = [];
      const storage = { isShared, close: async () => void done.push('closed') };
      const closing = createClosing(storage, silent, LIMIT_MS);
      closing.before(() => new Promise(() => undefined));
      closing.before(async () => {
        throw new Error('the row is gone');
      });
      closing.before(async () => void done.push('told'));
      await closing.close();
      assert.deepEqual(done, ['told', 'closed']);
    });

    it(`closes the ${where} database once, and whoever asks again waits for that`, async () => {
      let closed = 0;
      let isClosed = false;
      const storage = {
        isShared,
        close: async () => {
          closed += 1;
          await new Promise(setImmediate);
          isClosed = true;
        },
      };
      const closing = createClosing(storage, silent, 10_000);
      void closing.close();
      await closing.close();
      assert.deepEqual([closed, isClosed], [1, true]);
    });
  }

  it('waits for the files of an embedded database as long as they take, but not for a server', async () => {
    const endless = { close: () => new Promise<void>(() => undefined), isShared: true };
    await createClosing(endless, silent, LIMIT_MS).close();
    await assert.rejects(
      createClosing({ close: async () => Promise.reject(new Error('no room')), isShared: false }, silent).close(),
      /no room/,
    );
  });
});
