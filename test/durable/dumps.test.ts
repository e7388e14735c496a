import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditReading } from '../../src/durable/audit/audit-reading.ts';
import { appendRecord } from '../../src/durable/audit/chain/append-record.ts';
import { checkDumpFile, createDumps } from '../../src/durable/dump/dumps.ts';
import { QUEUE_VERSION } from '../../src/durable/dump/queue-version.ts';
import { entry } from './audit/sample-trail.ts';
import { databaseKinds, silent } from './databases.ts';
import { type JobRig, makeJobRig } from './jobs/job-rig.ts';

const HOUR_MS = 3_600_000;

const kinds = await databaseKinds();
for (const from of kinds)
  for (const to of kinds) {
    if (from === to && kinds.length > 1) continue;
    describe(`The file of ${from.name} restored in ${to.name}`, function () {
      this.timeout(60_000);
      let folder: string;
      let source: JobRig;
      let target: JobRig;
      before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'pim-bot-dump-'));
        source = await makeJobRig(from);
        target = await makeJobRig(to);
      });
      after(async () => {
        await source?.end();
        await target?.end();
        await rm(folder, { recursive: true, force: true });
      });

      it('has the work that waits, done once in its time, and an audit trail that is whole and goes on', async () => {
        const path = join(folder, 'all.jsonl.gz');
        const { jobs } = await source.worker();
        await jobs.queue.put(
          'follow-request',
          { followId: 'later' },
          { due: new Date(source.now().getTime() + HOUR_MS), key: 'k' },
        );
        for (const why of ['one', 'two', 'three'])
          await source.storage.db
            .transaction()
            .execute((transaction) => appendRecord(transaction.withSchema(source.storage.schema), entry(why)));
        const before = await createAuditReading(source.storage).verify();
        const { rows } = await createDumps(source.storage, silent).write(path);

        const dump = await checkDumpFile(path);
        assert.equal(dump.head.queue, QUEUE_VERSION);
        assert.equal((await createDumps(target.storage, silent).restore(dump)).rows, rows);
        const after = await createAuditReading(target.storage).verify();
        assert.deepEqual([after.count, after.broken, after.last?.hash], [3, undefined, before.last?.hash]);
        await target.storage.db
          .transaction()
          .execute((transaction) => appendRecord(transaction.withSchema(target.storage.schema), entry('four')));
        assert.equal((await createAuditReading(target.storage).verify()).broken, undefined);

        const { jobs: there, begun } = await target.worker();
        there.start();
        await target.advance(HOUR_MS / 2);
        assert.deepEqual(begun, []);
        await target.advance(HOUR_MS);
        assert.deepEqual(begun, ['later']);
      });

      it('is refused where something is already, which stays', async () => {
        await assert.rejects(
          createDumps(target.storage, silent).restore(await checkDumpFile(join(folder, 'all.jsonl.gz'))),
          /holds something already/,
        );
        assert.equal((await createAuditReading(target.storage).verify()).count, 4);
      });
    });
  }
