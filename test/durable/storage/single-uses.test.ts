import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SingleUseStore } from '../../../src/core/single-use-store.ts';
import { enterInstance } from '../../../src/durable/storage/instances/instance.ts';
import { createSingleUseStore } from '../../../src/durable/storage/sign-ins/single-use-store.ts';
import type { Storage } from '../../../src/durable/storage/storage.ts';
import { createMemorySingleUseStore } from '../../stand-ins/memory-single-use-store.ts';
import { databaseKinds, silent, type TestDatabase } from '../databases.ts';

const START = new Date('2026-11-26T10:00:00Z');
const later = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);

let now = START;
const clock = { now: () => now };
const ALEX = 'tenant/alex';
const MEGAN = 'tenant/megan';

const storeOf = (storage: Storage, id: string = randomUUID()) =>
  createSingleUseStore({ storage, instance: { id }, clock });

/** What every store of things that are taken once does, whatever it is made of. */
function behavesAsSingleUses(open: () => SingleUseStore) {
  it('gives what was put to the first who takes it; whoever comes after is told that it was taken', async () => {
    const store = open();
    await store.put('a', ALEX, { wish: 'roles', nested: { list: [1, 'two', null] } }, later(10));
    assert.deepEqual(await store.find('a'), { wish: 'roles', nested: { list: [1, 'two', null] } });
    assert.deepEqual(await store.take('a'), {
      kind: 'mine',
      value: { wish: 'roles', nested: { list: [1, 'two', null] } },
    });
    assert.deepEqual(await store.take('a'), { kind: 'taken' });
    assert.equal(await store.find('a'), undefined);
  });

  it('lets one of twenty who take at once have it', async () => {
    const store = open();
    await store.put('a', ALEX, { wish: 'roles' }, later(10));
    const takings = await Promise.all(Array.from({ length: 20 }, () => store.take('a')));
    assert.deepEqual(takings.map(({ kind }) => kind).sort(), ['mine', ...Array.from({ length: 19 }, () => 'taken')]);
  });

  it('gives nothing that has ended by the bot’s clock, and says so', async () => {
    const store = open();
    await store.put('a', ALEX, { wish: 'roles' }, later(10));
    now = later(9.9);
    assert.deepEqual(await store.find('a'), { wish: 'roles' });
    now = later(10);
    assert.equal(await store.find('a'), undefined);
    assert.deepEqual(await store.keysOf(ALEX), []);
    assert.deepEqual(await store.take('a'), { kind: 'expired' });
    assert.deepEqual(await store.take('a'), { kind: 'expired' });
  });

  it('knows nothing of what nobody put', async () => {
    assert.deepEqual(await open().take('elsewhere'), { kind: 'unknown' });
  });

  it('changes what waits, and nothing of what was taken, has ended or was never there', async () => {
    const store = open();
    for (const key of ['waits', 'taken', 'ended'])
      await store.put(key, ALEX, { round: 1 }, later(key === 'ended' ? 1 : 10));
    await store.take('taken');
    now = later(2);
    for (const key of ['waits', 'taken', 'ended', 'elsewhere']) await store.change(key, { round: 2 });
    assert.deepEqual(await store.take('waits'), { kind: 'mine', value: { round: 2 } });
    assert.deepEqual(await store.take('taken'), { kind: 'taken' });
    assert.deepEqual(await store.take('ended'), { kind: 'expired' });
    assert.deepEqual(await store.take('elsewhere'), { kind: 'unknown' });
  });

  it('lists what one person may take, the oldest first, and forgets all of it at once', async () => {
    const store = open();
    for (const key of ['c', 'a', 'b']) await store.put(key, ALEX, {}, later(10));
    await store.put('megan', MEGAN, {}, later(10));
    await store.take('a');
    assert.deepEqual(await store.keysOf(ALEX), ['c', 'b']);
    await store.forgetAll(ALEX);
    assert.deepEqual(await store.keysOf(ALEX), []);
    assert.deepEqual(await store.take('c'), { kind: 'taken' });
    assert.deepEqual(await store.keysOf(MEGAN), ['megan']);
  });
}

beforeEach(() => {
  now = START;
});

describe('What can be taken once, kept in memory', () => behavesAsSingleUses(() => createMemorySingleUseStore(clock)));

for (const { name, make } of await databaseKinds())
  describe(`What can be taken once, kept in ${name}`, function () {
    this.timeout(60_000);
    let database: TestDatabase;
    let storage: Storage;
    before(async () => {
      database = await make();
      storage = await database.open();
    });
    after(async () => {
      await storage.close();
      await database.drop();
    });
    afterEach(() => storage.db.deleteFrom('single_uses').execute());

    behavesAsSingleUses(() => storeOf(storage));

    it('is there after a restart, what was taken too', async () => {
      const store = storeOf(storage);
      await store.put('waits', ALEX, { wish: 'roles' }, later(10));
      await store.put('taken', ALEX, { wish: 'find' }, later(10));
      await store.take('taken');
      await storage.close();
      storage = await database.open();
      const again = storeOf(storage);
      assert.deepEqual(await again.take('taken'), { kind: 'taken' });
      assert.deepEqual(await again.take('waits'), { kind: 'mine', value: { wish: 'roles' } });
    });

    it('begun by a bot that was killed goes to the next one, once; not what was finished, is under way or has ended', async () => {
      const killed = randomUUID();
      const runs = await enterInstance(storage, silent);
      try {
        const ofKilled = storeOf(storage, killed);
        for (const key of ['waiting/begun', 'waiting/finished', 'waiting/taken', 'other/begun', 'waiting/open'])
          await ofKilled.put(key, ALEX, { key }, later(10));
        await ofKilled.put('waiting/ended', ALEX, {}, later(1));
        for (const key of ['waiting/begun', 'waiting/finished', 'other/begun', 'waiting/ended'])
          assert.equal((await ofKilled.begin(key)).kind, 'mine');
        await ofKilled.finish('waiting/finished');
        await ofKilled.take('waiting/taken');
        const ofRunning = storeOf(storage, runs.id);
        await ofRunning.put('waiting/under-way', ALEX, {}, later(10));
        await ofRunning.begin('waiting/under-way');
        now = later(2);
        const [next, another] = [storeOf(storage, runs.id), storeOf(storage, runs.id)];
        const found = await Promise.all([next.takeAbandoned('waiting/'), another.takeAbandoned('waiting/')]);
        assert.deepEqual(found.flat(), [{ key: 'waiting/begun', value: { key: 'waiting/begun' } }]);
        await ofKilled.finish('waiting/begun');
        assert.deepEqual(await next.takeAbandoned('waiting/'), []);
        assert.equal((await next.take('waiting/begun')).kind, 'taken');
      } finally {
        await runs.stop();
      }
    });

    it('is deleted an hour after its end: late copies of then are told that it has ended, older ones nothing', async () => {
      const store = storeOf(storage);
      for (const [key, end] of [
        ['old', 1],
        ['late', 30],
      ] as const)
        await store.put(key, ALEX, {}, later(end));
      now = later(62);
      assert.equal(await store.purge(), 1);
      assert.deepEqual(await store.take('old'), { kind: 'unknown' });
      assert.deepEqual(await store.take('late'), { kind: 'expired' });
    });

    if (name === 'PostgreSQL')
      it('goes to one of two instances that take at the same moment, every time', async () => {
        const other = await database.open();
        try {
          const stores = [storeOf(storage), storeOf(other)];
          for (let round = 0; round < 50; round += 1) {
            await stores[0]?.put(`key-${round}`, ALEX, {}, later(10));
            const takings = await Promise.all(stores.map((store) => store.take(`key-${round}`)));
            assert.deepEqual(takings.map(({ kind }) => kind).sort(), ['mine', 'taken']);
          }
        } finally {
          await other.close();
        }
      });
  });
