import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { appendRecord } from '../../../src/durable/audit/chain/append-record.ts';
import { openAudit } from '../../../src/durable/audit/open-audit.ts';
import { openStorage } from '../../../src/durable/storage/open-storage.ts';
import { until } from '../../stand-ins/until.ts';
import { silent } from '../databases.ts';
import { entry } from './sample-trail.ts';

/** Ten seconds are the whole bot's, and the other parts have eight of them. */
const LIMIT_MS = 2_000;

describe('Stopping the audit trail', function () {
  this.timeout(60_000);

  it('waits a second at most for a reader of standard output that takes nothing', async () => {
    const storage = await openStorage({ kind: 'memory' }, silent);
    const { stdout } = process;
    const { write } = stdout;
    let isAsked = false;
    // Lines of the trail are never taken; what the tests say is.
    stdout.write = ((text: string, ...more: []) => {
      if (!text.startsWith('{"')) return write.call(stdout, text, ...more);
      isAsked = true;
      return false;
    }) as typeof write;
    try {
      await storage.db.transaction().execute((own) => appendRecord(own.withSchema(storage.schema), entry()));
      const audit = await openAudit({
        storage,
        setting: { file: 'stdout', retention: undefined },
        keepTrying: async (_what, work) => work(),
        nameOf: () => undefined,
        clock: systemClock,
        logger: silent,
      });
      await until(() => isAsked);
      const startedAt = performance.now();
      await audit.stop();
      const tookMs = performance.now() - startedAt;
      assert.ok(tookMs < LIMIT_MS, `${Math.round(tookMs)} ms`);
    } finally {
      stdout.write = write;
      await storage.close();
    }
  });
});
