import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/clock.ts';
import { appendRecord } from '../../../src/durable/audit/chain/append-record.ts';
import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { seal } from '../../../src/durable/audit/chain/seal.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import { type RetentionParts, removeOld } from '../../../src/durable/audit/retention/remove-old.ts';
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

    const remove = (retention = 'P30D', sinkName?: string, more: Partial<RetentionParts> = {}) =>
      removeOld({ storage, retention, sinkName, clock: systemClock, logger: silent, ...more });
    /** A database that begins so many transactions and no more. */
    const failsAfter = (transactions: number): Storage => {
      let begun = 0;
      const transaction = () => {
        begun += 1;
        if (begun > transactions) throw new Error('the bot was killed');
        return storage.db.transaction();
      };
      return { ...storage, db: Object.assign(Object.create(storage.db) as Storage['db'], { transaction }) };
    };
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

    it('goes batch by batch where it was switched on over a big trail, and the chain holds', async () => {
      await happenedDaysAgo(70, 69, 68, 67, 66, 65, 64, 1);
      assert.equal(await remove('P30D', undefined, { batch: 3 }), 7);
      assert.deepEqual(await events(), ['1', 'cut', 'cut', 'cut']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('holds as a chain where the bot is killed between two batches, and goes on at the next start', async () => {
      await happenedDaysAgo(70, 69, 68, 67, 66, 65, 1);
      await assert.rejects(remove('P30D', undefined, { batch: 2, storage: failsAfter(1) }), /killed/);
      assert.deepEqual(await events(), ['68', '67', '66', '65', '1', 'cut']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
      assert.equal(await remove(), 4);
      assert.deepEqual(await events(), ['1', 'cut', 'cut']);
      assert.equal((await verifyTrail(storage)).broken, undefined);
    });

    it('does not begin another batch when the bot stops', async () => {
      await happenedDaysAgo(70, 69, 68, 1);
      const stopping = new AbortController();
      const clock = {
        ...systemClock,
        now: () => {
          stopping.abort();
          return systemClock.now();
        },
      };
      assert.equal(await remove('P30D', undefined, { batch: 1, clock, signal: stopping.signal }), 1);
      assert.deepEqual(await events(), ['69', '68', '1', 'cut']);
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
