import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { appendRecord } from '../../../src/durable/audit/chain/append-record.ts';
import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { seal } from '../../../src/durable/audit/chain/seal.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import { removeOld } from '../../../src/durable/audit/retention/remove-old.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';
import { emptyTrail, guard } from './empty-trail.ts';
import { entry, trailOf } from './sample-trail.ts';

const DAY_MS = 24 * 60 * 60_000;

for (const kind of await databaseKinds())
  describe(`The retention of the audit trail in ${kind.name}`, function () {
    this.timeout(120_000);
    let database: TestDatabase;
    let storage: Storage;

    const remove = (retention = 'P30D', sinkName?: string) =>
      removeOld({ storage, retention, sinkName, clock: systemClock, logger: silent });
    const events = async () => {
      const all: string[] = [];
      for await (const page of readRecords(storage.db))
        all.push(
          ...page.map(({ record }) => JSON.parse(record)).map(({ event, justification }) => justification ?? event),
        );
      return all;
    };
    /** Records of the past, made as if the database's clock had been there. */
    const happenedDaysAgo = async (...ages: number[]) => {
      await emptyTrail(storage);
      let head = { seq: 0, hash: '0'.repeat(64) };
      for (const age of ages) {
        const { seq, hash, record, recordedAt } = seal(entry(`${age}`), head, new Date(Date.now() - age * DAY_MS));
        await storage.db.insertInto('audit').values({ seq, hash, record, recorded_at: recordedAt }).execute();
        head = { seq, hash };
      }
      await storage.db.updateTable('audit_head').set(head).execute();
    };

    before(async () => {
      database = await kind.make();
      storage = await database.open();
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });

    it('removes what is too old, leaves a record of that, and the chain still holds', async () => {
      await happenedDaysAgo(400, 31, 29, 1);
      assert.equal(await remove(), 2);
      assert.deepEqual(await events(), ['29', '1', 'cut']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('goes on being one chain, cut after cut', async () => {
      await happenedDaysAgo(60, 50, 40, 1);
      await remove('P55D');
      await remove('P45D');
      await storage.db.transaction().execute((own) => appendRecord(own.withSchema(storage.schema), entry('new')));
      assert.deepEqual(await events(), ['40', '1', 'cut', 'cut', 'new']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('may remove all that there is', async () => {
      await happenedDaysAgo(60, 50);
      assert.equal(await remove(), 2);
      assert.deepEqual(await events(), ['cut']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('leaves a trail alone in which nothing is too old', async () => {
      await happenedDaysAgo(3, 2);
      assert.equal(await remove(), 0);
      assert.deepEqual(await events(), ['3', '2']);
    });

    it('does not make a record a day of having removed yesterday’s', async () => {
      await emptyTrail(storage);
      const [old] = trailOf([entry(undefined, { event: 'cut', details: { through: 0, hash: '0'.repeat(64) } })]);
      assert.ok(old);
      const { seq, hash, record, recordedAt } = old;
      await storage.db.insertInto('audit').values({ seq, hash, record, recorded_at: recordedAt }).execute();
      await storage.db.updateTable('audit_head').set({ seq, hash }).execute();
      assert.equal(await remove('P1D'), 0);
    });

    it('keeps what the sink has not got yet', async () => {
      await happenedDaysAgo(60, 50, 40);
      await storage.db.insertInto('audit_sinks').values({ name: 'file:x', seq: 1 }).execute();
      assert.equal(await remove('P30D', 'file:x'), 1);
      assert.deepEqual(await events(), ['50', '40', 'cut']);
      assert.equal(await remove('P30D', 'file:new'), 0);
    });

    it('shows that somebody removed more than it did', async () => {
      await happenedDaysAgo(60, 50, 2, 1);
      await remove();
      const { schema } = storage;
      await storage.execute(
        `${guard(schema, 'disable')}; delete from ${schema}.audit where seq = 3; ${guard(schema, 'enable')}`,
      );
      assert.match((await verifyTrail(storage)).broken?.what ?? '', /record 3 was removed, and not by the retention/);
    });
  });
