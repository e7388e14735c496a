import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createActivityStore } from '../../../src/durable/storage/activities/activity-store.ts';
import { enterInstance, type Instance } from '../../../src/durable/storage/instances/instance.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import type { ActivityClaim } from '../../../src/teams/delivery/received-activities.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';

const OK = { status: 200, body: { card: 'a "card" of ünïcode' } };
const POSTED = { conversationId: 'chat', messageId: 'm1' };

for (const kind of await databaseKinds())
  describe(`Activities that Teams delivers to several bots, on ${kind.name}`, () => {
    let database: TestDatabase;
    let storage: Storage;
    let one: Instance;
    let other: Instance;
    /** What the database did not take at once, where it is told to fail. */
    const untaken: (() => Promise<void>)[] = [];
    let isFailing = false;
    const storeOf = ({ id }: Pick<Instance, 'id'>) =>
      createActivityStore({
        storage,
        instance: { id },
        keepTrying: async (_what, work) => (isFailing ? void untaken.push(work) : work()),
        wait: () => new Promise((resolve) => setImmediate(resolve)),
      });
    const receiptIn = async (claim: ActivityClaim) => {
      assert.equal(claim.kind, 'theirs');
      return claim.kind === 'theirs' ? claim.receipt : undefined;
    };

    before(async () => {
      database = await kind.make();
      storage = await database.open();
      one = await enterInstance(storage, silent);
      // In a database of its own every start takes the others for dead.
      other = storage.isShared ? await enterInstance(storage, silent) : one;
    });
    beforeEach(async () => void (await storage.db.deleteFrom('received_activities').execute()));
    after(async () => {
      await other.stop();
      await one.stop();
      await storage.close();
      await database.drop();
    });

    it('of twenty copies at once one is answered, the others get its answer', async () => {
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, copy) => storeOf(copy % 2 ? one : other).claim('a')),
      );
      const mine = claims.filter((claim) => claim.kind === 'mine');
      assert.equal(mine.length, 1);
      const theirs = claims.filter((claim) => claim.kind === 'theirs').map(receiptIn);
      const answerer = claims.findIndex((claim) => claim.kind === 'mine') % 2 ? one : other;
      await storeOf(answerer).answered('a', OK, true);
      assert.deepEqual(await Promise.all(theirs), Array(19).fill(OK));
      assert.deepEqual(await receiptIn(await storeOf(other).claim('a')), OK);
    });

    it('what is not the last word is told too, and still worked on', async () => {
      await storeOf(one).claim('a');
      await storeOf(one).answered('a', { status: 202 }, false);
      assert.deepEqual(await receiptIn(await storeOf(other).claim('a')), { status: 202 });
      await storeOf(one).answered('a', OK, true);
      assert.deepEqual(await receiptIn(await storeOf(other).claim('a')), OK);
    });

    it('an answer that the database takes late is what copies get, and never takes the place of the last word', async () => {
      await storeOf(one).claim('a');
      isFailing = true;
      await storeOf(one).answered('a', { status: 202 }, false);
      await storeOf(one).answered('a', OK, true);
      isFailing = false;
      for (const work of untaken.splice(0).reverse()) await work();
      assert.deepEqual(await receiptIn(await storeOf(other).claim('a')), OK);
    });

    it('one that failed is another try, which knows what was posted', async () => {
      await storeOf(one).claim('a');
      await storeOf(one).posted('a', POSTED);
      await storeOf(one).failed('a');
      assert.deepEqual(await storeOf(other).claim('a'), { kind: 'mine', posted: [POSTED] });
    });

    it('a bot that ended while it answered: the next copy goes on, and is the only one to', async () => {
      const dead = storeOf({ id: randomUUID() });
      await dead.claim('a');
      await dead.posted('a', POSTED);
      const claims = await Promise.all([storeOf(one).claim('a'), storeOf(one).claim('a')]);
      assert.deepEqual(
        claims.filter((claim) => claim.kind === 'mine'),
        [{ kind: 'mine', posted: [POSTED] }],
      );
    });

    // A database of its own has one bot.
    if (kind.name === 'PostgreSQL')
      it('who waits for a bot that ends meanwhile claims it again', async () => {
        const third = await enterInstance(storage, silent);
        await storeOf(third).claim('a');
        const waiting = receiptIn(await storeOf(one).claim('a'));
        await third.stop();
        assert.equal(await waiting, undefined);
        assert.equal((await storeOf(one).claim('a')).kind, 'mine');
      });

    it('what Teams does not bring again any more is deleted', async () => {
      await storeOf(one).claim('a');
      assert.equal(await storeOf(one).purge(), 0);
      await storage.execute(
        `update "${storage.schema}".received_activities set received_at = clock_timestamp() - interval '25 hours'`,
      );
      assert.equal(await storeOf(one).purge(), 1);
    });
  });
