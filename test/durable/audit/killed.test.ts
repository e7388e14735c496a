import assert from 'node:assert/strict';
import { readRecords } from '../../../src/durable/audit/chain/read-records.ts';
import { verifyTrail } from '../../../src/durable/audit/chain/verify-trail.ts';
import { startProcess } from '../../stand-ins/sandbox-process.ts';
import { databaseKinds } from '../databases.ts';

for (const kind of await databaseKinds())
  it(`A process that is killed again and again leaves an outcome and its audit record, or neither, in ${kind.name}`, async function () {
    this.timeout(240_000);
    const database = await kind.make();
    try {
      await (await database.open()).close();
      for (const ms of [3, 20, 70]) {
        const settling = await startProcess(
          'test/durable/audit/settling-process.ts',
          [JSON.stringify(database.setting)],
          'settling ready ',
        );
        // A moment in the middle of the work, whichever it is.
        await new Promise((resolve) => setTimeout(resolve, ms));
        await settling.stop('SIGKILL');
      }
      const storage = await database.open();
      try {
        const { broken, count } = await verifyTrail(storage);
        assert.equal(broken, undefined);
        const settled = await storage.db.selectFrom('intents').select('id').where('state', '=', 'answered').execute();
        const recorded: string[] = [];
        for await (const page of readRecords(storage.db))
          recorded.push(...page.map(({ record }) => JSON.parse(record).intentId));
        assert.deepEqual(recorded.toSorted(), settled.map(({ id }) => id).toSorted());
        assert.ok(count >= 21, 'seven were settled before each kill');
      } finally {
        await storage.close();
      }
    } finally {
      await database.drop();
    }
  });
